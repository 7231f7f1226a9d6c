"""Phụ lục IV "Hướng dẫn sử dụng Phiếu A, Phiếu B": the definitions, word for word (pages 65–69).

>>> DEFINITIONS["two_jobs"].quote
'Người làm từ 02 công việc khác nhau trở lên thì chọn công việc chiếm nhiều thời gian nhất hoặc thu nhập nhiều nhất.'
"""
# ruff: noqa: E501 # the words of the gazette are quoted unbroken

from collections.abc import Mapping
from types import MappingProxyType

from chuanngheo.groups import GROUPS
from chuanngheo.law import Citation
from chuanngheo.standards.timeline import VBHN1315_2023


def _iv(place: str, page: int, quote: str) -> Citation:
    return VBHN1315_2023.at(f"Phụ lục IV, mục {place}, trang {page}", quote=quote)


DEFINITIONS: Mapping[str, Citation] = MappingProxyType(
    {
        "household": _iv("I.1", 65, "Hộ gia đình thuộc diện rà soát hộ nghèo, hộ cận nghèo là những người cùng đăng ký thường trú hoặc cùng đăng ký tạm trú tại một chỗ ở hợp pháp theo quy định của pháp luật về cư trú."),
        "members": _iv("I.2", 65, "ông nội, bà nội, ông ngoại, bà ngoại, cha, mẹ, vợ, chồng, con (con ruột, con nuôi hợp pháp, con dâu, con rể), anh ruột, chị ruột, em ruột, cháu ruột cùng ăn, ở chung và đóng góp chi tiêu chung của hộ gia đình."),
        "two_jobs": _iv("I.3", 65, "Người làm từ 02 công việc khác nhau trở lên thì chọn công việc chiếm nhiều thời gian nhất hoặc thu nhập nhiều nhất."),
        "durable_wall": _iv("I.4.b", 65, "Tường/bao che bền chắc có vật liệu chính là 01 trong 03 loại: bê tông cốt thép; gạch/đá; gỗ/kim loại bền chắc."),
        "durable_pillar": _iv("I.4.b", 65, "Cột bền chắc có vật liệu chính là 01 trong 03 loại: bê tông cốt thép; gạch/đá; sắt/thép/gỗ bền chắc."),
        "durable_roof": _iv("I.4.b", 66, "Mái bền chắc có vật liệu chính là 01 trong 03 loại: bê tông cốt thép; ngói (xi măng, đất nung); tấm lợp kim loại chuyên dụng."),
        "durable_house": _iv("I.4.c", 66, "Nhà ở bền chắc là nhà có từ 02 bộ phận chủ yếu bền chắc trở lên. Nhà ở không bền chắc là nhà có từ 02 bộ phận chủ yếu không bền chắc trở lên."),
        "no_pillar": _iv("III.2", 69, "Nhà không có cột thì vật liệu chính của phần chịu lực chủ yếu của tường đỡ trần/mái được coi là vật liệu chính của cột nhà (ví dụ góc tường của ngôi nhà)."),
        "floor_area": _iv("I.4.d", 66, "Tổng diện tích nhà ở là diện tích của tất cả các nhà thành viên hộ gia đình đang ở (không phân biệt tình trạng nhà), không bao gồm diện tích: nhà tắm, nhà vệ sinh, bếp, kho, nơi kinh doanh/cho thuê; diện tích gác xép được tính bằng 50% diện tích nhà ở."),
        "floor_area_per_head": _iv("I.4.đ", 66, "Diện tích ở bình quân đầu người được tính bằng tổng diện tích nhà ở chia cho tổng số thành viên trong hộ gia đình."),
        "electricity": _iv("I.5", 66, "Mức tiêu thụ điện bình quân 01 tháng của hộ gia đình tính bằng mức tiêu thụ bình quân theo hóa đơn tiền điện trong 12 tháng gần nhất hoặc mức tiêu thụ điện của tháng gần nhất."),
        "electricity_estimated": _iv("I.5", 66, "Nếu hộ gia đình sử dụng điện không sử dụng điện lưới hoặc chung công tơ với hộ gia đình khác thì ước tính lượng điện tiêu thụ trên cơ sở các thiết bị tiêu thụ điện của hộ gia đình."),
        "clean_water": _iv("I.6", 66, "Nước sạch trong sinh hoạt gồm: nước máy, nước giếng khoan, giếng đào được bảo vệ, nước khe/mó được bảo vệ và nước mua, nước đóng chai bình."),
        "water_asked": _iv("III.2", 69, "Chỉ tiêu VIII: đánh dấu X vào ô tương ứng loại nước sinh hoạt hộ dùng thường xuyên nhất."),
        "assets": _iv("I.8", 67, "Tài sản là tài sản hộ gia đình đang sử dụng hoặc bị hỏng nhưng có khả năng sửa chữa được, không phân biệt do tự mua, được cho, biếu, tặng."),
        "land": _iv("I.9", 67, "Diện tích đất đai của hộ gia đình gồm diện tích đất đai mà hộ gia đình có quyền sử dụng hoặc đi thuê để khai thác, sử dụng. Diện tích đất đai mà hộ gia đình cho thuê thì được tính cho cả hộ cho thuê và hộ đi thuê."),
        "livestock": _iv("III.2", 69, "Chỉ tiêu XI: ghi rõ số lượng vật nuôi thuộc sở hữu của hộ vào ô tương ứng. Không tính những vật nuôi thuê/nuôi hộ/nuôi rẽ cho hộ gia đình khác. Số lượng gà/vịt/ngan/ngỗng/chim là số tính theo chục (10)."),
        "workers": VBHN1315_2023.at("Phụ lục III, Mẫu số 3.3 mục 2, trang 32", quote="Không tính điểm đối với người không có khả năng lao động; người khuyết tật đang hưởng trợ cấp hằng tháng; người bị bệnh hiểm nghèo"),
        "dependants": VBHN1315_2023.at("Phụ lục III, Mẫu số 3.3 mục 3, trang 32", quote="(1) trẻ em dưới 16 tuổi; (2) người cao tuổi hoặc người khuyết tật đang hưởng trợ cấp xã hội hằng tháng"),
        "minority": VBHN1315_2023.at("Phụ lục VII, Mẫu số 7.8 ghi chú 1, trang 87", quote=GROUPS["minority_poor"].definition),
        "no_labour": VBHN1315_2023.at("Phụ lục VII, Mẫu số 7.8 ghi chú 2, trang 87", quote=GROUPS["no_labour_poor"].definition),
        "merit": VBHN1315_2023.at("Phụ lục VII, Mẫu số 7.8 ghi chú 3, trang 87", quote=GROUPS["merit_poor"].definition),
    }
)  # fmt: skip
"""What the circular defines, by our name for it: the words with their place and page."""
