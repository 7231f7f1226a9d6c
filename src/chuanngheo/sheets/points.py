"""Mẫu số 3.3 "Bảng quy ước điểm Phiếu B1": 66 rows of points (điểm A), and the forms 3.4–3.10 that repeat it.

Công báo 679 + 680 of 24/4/2023, pages 32–63.  A row's points stand in the order of the seven columns
printed: nông thôn đồng bằng sông Hồng, trung du và miền núi phía Bắc, Bắc Trung Bộ và duyên hải miền
Trung, Tây Nguyên, Đông Nam Bộ, đồng bằng sông Cửu Long; thành thị.

>>> QUESTIONS["members"].rows[3].vi, QUESTIONS["members"].rows[3].points
('Hộ có 4 người', (60, 45, 40, 50, 30, 60, 75))
>>> SHEETS["central-highlands"].points(QUESTIONS["motorbikes"].rows[2])
40
>>> SHEETS["central-highlands"].points(QUESTIONS["motorbikes"].rows[2], table=True)
30
"""

# ruff: noqa: E501 # one printed row a line, its words unbroken

from collections.abc import Mapping
from types import MappingProxyType

from chuanngheo.sheets.form import Kind, Option, Question, Row, ScoreSheet
from chuanngheo.standards.timeline import VBHN1315_2023

# fmt: off
_PEOPLE = (
    Question(
        "members", 1, "Số nhân khẩu trong hộ", "members of the household", Kind.COUNT,
        (
            Row("size_1", "Hộ có 1 người", "1 member", 32, (105, 90, 90, 95, 100, 100, 125), least=1, below=2),
            Row("size_2", "Hộ có 2 người", "2 members", 32, (95, 80, 75, 75, 80, 90, 110), least=2, below=3),
            Row("size_3", "Hộ có 3 người", "3 members", 32, (75, 65, 60, 65, 55, 80, 90), least=3, below=4),
            Row("size_4", "Hộ có 4 người", "4 members", 32, (60, 45, 40, 50, 30, 60, 75), least=4, below=5),
            Row("size_5", "Hộ có 5 người", "5 members", 32, (45, 35, 25, 40, 15, 45, 60), least=5, below=6),
            Row("size_6", "Hộ có 6 người", "6 members", 32, (35, 25, 15, 25, 5, 35, 50), least=6, below=7),
            Row("size_7", "Hộ có 7 người", "7 members", 32, (30, 20, 0, 15, 0, 25, 40), least=7, below=8),
        ),
        least=1,
    ),
    Question(
        "workers", 2, "Số người trong độ tuổi lao động", "members of working age", Kind.COUNT,
        (
            Row("workers_1", "Hộ có 1 người", "1 of working age", 32, (15, 5, 0, 5, 20, 10, 10), least=1, below=2),
            Row("workers_2", "Hộ có 2 người", "2 of working age", 32, (25, 10, 10, 5, 35, 25, 20), least=2, below=3),
            Row("workers_3", "Hộ có 3 người", "3 of working age", 32, (30, 15, 20, 10, 45, 35, 30), least=3, below=4),
            Row("workers_4", "Hộ có 4 người", "4 of working age", 32, (30, 20, 20, 10, 50, 40, 35), least=4, below=5),
            Row("workers_5plus", "Hộ có từ 5 người trở lên", "5 or more of working age", 32, (35, 25, 30, 20, 65, 45, 40), least=5),
        ),
    ),
    Question(
        "dependants", 3, "Số người phụ thuộc", "dependants", Kind.COUNT,
        (
            Row("dependants_0", "Không có người nào", "no dependant", 32, (0, 10, 0, 15, 0, 0, 5), least=0, below=1),
            Row("dependants_1", "Chỉ có 1 người", "one dependant only", 32, (0, 5, 0, 0, 0, 0, 0), least=1, below=2),
        ),
    ),
    Question(
        "education", 4, "Bằng cấp cao nhất của thành viên hộ gia đình", "highest diploma of a member", Kind.CHOICE,
        (
            Row("edu_college_univ_plus", "Có bằng cao đẳng hoặc đại học trở lên", "college or university and above", 33, (10, 10, 10, 15, 15, 10, 10), choice="college"),
            Row("edu_intermediate", "Có bằng trung cấp nghề hoặc trung học chuyên nghiệp", "intermediate vocational or professional secondary", 33, (5, 5, 10, 15, 5, 10, 0), choice="intermediate"),
            Row("edu_elementary_vocational", "Có bằng sơ cấp nghề", "elementary vocational", 33, (0, 0, 10, 15, 5, 0, 0), choice="elementary"),
        ),
        options=(
            Option("college", "cao đẳng, đại học trở lên", "college or university and above"),
            Option("intermediate", "trung cấp nghề, trung học chuyên nghiệp", "intermediate vocational"),
            Option("elementary", "sơ cấp nghề", "elementary vocational"),
            Option("none", "không có bằng cấp nghề", "none of these"),
        ),
    ),
    Question(
        "civil_servant", 5, "Việc làm phi nông nghiệp: công chức, viên chức", "non-farm work: civil servant or public employee", Kind.YES_NO,
        (
            Row("nonfarm_civil_servant", "Công chức, viên chức", "civil servant or public employee", 33, (0, 30, 10, 20, 5, 5, 5), least=1),
        ),
    ),
    Question(
        "contract", 5, "Việc làm phi nông nghiệp: có hợp đồng lao động", "non-farm work under a labour contract", Kind.YES_NO,
        (
            Row("nonfarm_contract", "Làm việc có hợp đồng lao động", "work under a labour contract", 33, (20, 35, 20, 20, 25, 20, 10), least=1),
        ),
    ),
    Question(
        "hired_or_self", 5, "Việc làm phi nông nghiệp: làm thuê, tự sản xuất, kinh doanh", "non-farm work: hired by a household or self-employed", Kind.YES_NO,
        (
            Row("nonfarm_hired_or_self", "Làm thuê/làm công cho hộ gia đình/Tự sản xuất, kinh doanh", "hired by a household, or own production or business", 33, (20, 30, 15, 15, 10, 15, 5), least=1),
        ),
    ),
    Question(
        "pensions", 6, "Số người hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng hoặc trợ cấp ưu đãi người có công hằng tháng", "members with a pension or a monthly insurance or merit allowance", Kind.COUNT,
        (
            Row("pension_1", "Có 1 người đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng hoặc trợ cấp ưu đãi người có công hằng tháng", "one such member", 33, (15, 20, 20, 15, 0, 0, 5), least=1, below=2),
            Row("pension_2plus", "Có từ 2 người trở lên đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng hoặc trợ cấp ưu đãi người có công hằng tháng", "two or more such members", 33, (35, 35, 30, 35, 40, 35, 20), least=2),
        ),
    ),
)

_HOME = (
    Question(
        "wall", 7, "Tường/bao che nhà", "walls", Kind.YES_NO,
        (
            Row("wall_durable", "Vật liệu chính của tường/bao che nhà là bê tông; gạch/đá; xi măng; gỗ bền chắc", "walls mainly of concrete, brick, stone, cement or durable wood", 34, (5, 10, 10, 5, 5, 5, 5), least=1),
        ),
    ),
    Question(
        "pillar", 7, "Cột nhà", "pillars", Kind.YES_NO,
        (
            Row("pillar_durable", "Vật liệu chính của cột nhà là bê tông cốt thép; gạch/đá; sắt/thép/gỗ bền chắc", "pillars mainly of reinforced concrete, brick, stone, iron, steel or durable wood", 34, (0, 0, 0, 0, 5, 5, 5), least=1),
        ),
    ),
    Question(
        "floor_area", 8, "Diện tích ở bình quân đầu người", "living area per head", Kind.MEASURE,
        (
            Row("area_20_30", "Từ 20 m2 đến dưới 30 m2", "from 20 to below 30 m²", 34, (0, 0, 5, 0, 0, 5, 0), least=20, below=30),
            Row("area_30_40", "Từ 30 m2 đến dưới 40 m2", "from 30 to below 40 m²", 34, (10, 5, 5, 0, 0, 10, 5), least=30, below=40),
            Row("area_40plus", "Từ 40 m2 trở lên", "40 m² or more", 34, (15, 15, 15, 15, 0, 20, 10), least=40),
        ),
        unit="m2/người",
    ),
    Question(
        "electricity", 9, "Tiêu thụ điện bình quân 1 tháng cả hộ", "electricity of the household in an average month", Kind.MEASURE,
        (
            Row("elec_25_50", "Từ 25 KW đến dưới 50 KW", "from 25 to below 50 KW", 34, (0, 5, 5, 10, 15, 0, 5), least=25, below=50),
            Row("elec_50_100", "Từ 50 KW đến dưới 100 KW", "from 50 to below 100 KW", 34, (5, 15, 20, 20, 25, 10, 5), least=50, below=100),
            Row("elec_100_150", "Từ 100 KW đến dưới 150 KW", "from 100 to below 150 KW", 34, (10, 25, 25, 20, 30, 15, 15), least=100, below=150),
            Row("elec_150plus", "Từ 150 KW trở lên", "150 KW or more", 34, (20, 30, 40, 35, 35, 20, 20), least=150),
        ),
        unit="KW/tháng",
    ),
    Question(
        "water", 10, "Nước sinh hoạt", "domestic water", Kind.CHOICE,
        (
            Row("water_piped_bottled_bought", "Nước máy, nước đóng chai/bình, nước mua", "piped, bottled or bought water", 34, (5, 5, 5, 0, 15, 0, 10), choice="piped"),
            Row("water_drilled_well", "Nước giếng khoan", "drilled well", 34, (5, 5, 5, 10, 5, 5, 5), choice="drilled-well"),
            Row("water_protected_dugwell_spring", "Nước giếng đào được bảo vệ, nước khe/mó được bảo vệ", "protected dug well or spring", 34, (0, 0, 0, 5, 0, 0, 0), choice="protected"),
        ),
        options=(
            Option("piped", "nước máy, nước đóng chai/bình, nước mua", "piped, bottled or bought"),
            Option("drilled-well", "nước giếng khoan", "drilled well"),
            Option("protected", "giếng đào được bảo vệ, khe/mó được bảo vệ", "protected dug well or spring"),
            Option("other", "khác", "other"),
        ),
    ),
    Question(
        "toilet", 11, "Nhà tiêu hợp vệ sinh", "hygienic toilet", Kind.CHOICE,
        (
            Row("toilet_septic", "Hố xí tự hoại/bán tự hoại", "septic or semi-septic toilet", 34, (5, 5, 5, 10, 10, 10, 10), choice="septic"),
        ),
        options=(
            Option("septic", "tự hoại/bán tự hoại", "septic or semi-septic"),
            Option("other-hygienic", "thấm dội nước (Suilabh), cải tiến có ống thông hơi (VIP), hố xí đào có bệ ngồi, hai ngăn", "another hygienic kind"),
            Option("other", "khác", "other or none"),
        ),
    ),
    Question(
        "cars", 12, "Ô tô", "cars", Kind.COUNT,
        (
            Row("car", "Ô tô", "car", 34, (55, 50, 55, 30, 60, 60, 55), least=1),
        ),
    ),
    Question(
        "motorbikes", 12, "Xe máy, xe có động cơ", "motorbikes and motor vehicles", Kind.COUNT,
        (
            Row("motorbike_1", "1 xe máy, xe có động cơ", "1 motorbike", 34, (15, 10, 20, 20, 15, 15, 15), least=1, below=2),
            Row("motorbike_2", "2 xe máy, xe có động cơ", "2 motorbikes", 34, (25, 20, 30, 25, 20, 25, 20), least=2, below=3),
            Row("motorbike_3plus", "Từ 3 xe máy, xe có động cơ trở lên", "3 or more motorbikes", 34, (35, 25, 30, 30, 30, 35, 25), least=3),
        ),
    ),
    Question(
        "boats", 12, "Tàu thuyền có động cơ", "motor boats", Kind.COUNT,
        (
            Row("motor_boat", "Tàu thuyền có động cơ", "motor boats", 35, (25, 10, 15, 35, 10, 15, 10), least=1),
        ),
    ),
    Question(
        "printers", 12, "Máy in, máy fax", "printers or fax machines", Kind.COUNT,
        (
            Row("printer_fax", "Máy in, máy fax", "printers or fax machines", 35, (0, 15, 10, 0, 20, 0, 10), least=1),
        ),
    ),
    Question(
        "televisions", 12, "Ti vi màu", "colour television sets", Kind.COUNT,
        (
            Row("tv_1", "1 ti vi màu", "1 colour television", 35, (0, 0, 5, 0, 0, 0, 0), least=1, below=2),
            Row("tv_2plus", "Từ 2 ti vi màu trở lên", "2 or more colour televisions", 35, (0, 0, 15, 0, 10, 10, 5), least=2),
        ),
    ),
    Question(
        "stereos", 12, "Dàn nghe nhạc các loại", "stereo sets", Kind.COUNT,
        (
            Row("stereo", "Dàn nghe nhạc các loại", "stereo sets", 35, (5, 10, 0, 15, 5, 5, 5), least=1),
        ),
    ),
    Question(
        "computers", 12, "Máy vi tính", "computers", Kind.COUNT,
        (
            Row("computer", "Máy vi tính", "computers", 35, (5, 10, 10, 15, 5, 5, 5), least=1),
        ),
    ),
    Question(
        "fridges", 12, "Tủ lạnh", "refrigerators", Kind.COUNT,
        (
            Row("fridge", "Tủ lạnh", "refrigerators", 35, (15, 10, 15, 15, 5, 10, 5), least=1),
        ),
    ),
    Question(
        "air_conditioners", 12, "Máy điều hòa nhiệt độ", "air conditioners", Kind.COUNT,
        (
            Row("aircon_1", "1 máy điều hòa nhiệt độ", "1 air conditioner", 35, (10, 0, 10, 0, 5, 15, 10), least=1, below=2),
            Row("aircon_2plus", "Từ 2 máy điều hòa nhiệt độ trở lên", "2 or more air conditioners", 35, (20, 20, 15, 30, 30, 25, 20), least=2),
        ),
    ),
    Question(
        "washers", 12, "Máy giặt, sấy quần áo", "washing or drying machines", Kind.COUNT,
        (
            Row("washer_dryer", "Máy giặt, sấy quần áo", "washing or drying machines", 35, (10, 15, 15, 25, 10, 10, 10), least=1),
        ),
    ),
    Question(
        "water_heaters", 12, "Bình tắm nước nóng", "bath water heaters", Kind.COUNT,
        (
            Row("water_heater", "Bình tắm nước nóng", "bath water heaters", 35, (10, 15, 10, 15, 10, 5, 5), least=1),
        ),
    ),
    Question(
        "microwaves", 12, "Lò vi sóng, lò nướng", "microwaves or ovens", Kind.COUNT,
        (
            Row("microwave_oven", "Lò vi sóng, lò nướng", "microwaves or ovens", 35, (10, 0, 5, 15, 15, 15, 10), least=1),
        ),
    ),
)

_LAND_AND_ANIMALS = (
    Question(
        "pond_garden", 13, "Diện tích ao, vườn liền kề đất ở", "pond and garden beside the house", Kind.MEASURE,
        (
            Row("pond_garden_300_500", "Diện tích ao, vườn liền kề đất ở từ 300 m2 đến dưới 500 m2", "pond and garden from 300 to below 500 m²", 35, (0, 5, 0, 0, 0, 0, 0), least=300, below=500),
            Row("pond_garden_500plus", "Diện tích ao, vườn liền kề đất ở từ 500 m2 trở lên", "pond and garden of 500 m² or more", 35, (5, 10, 5, 5, 5, 5, 5), least=500),
        ),
        unit="m2",
    ),
    Question(
        "annual_crop", 13, "Diện tích trồng cây hằng năm", "land under annual crops", Kind.MEASURE,
        (
            Row("annual_crop_5000plus", "Diện tích trồng cây hằng năm từ 5.000 m2 trở lên", "annual crops on 5,000 m² or more", 35, (10, 5, 0, 0, 5, 10, 10), least=5000),
        ),
        unit="m2",
    ),
    Question(
        "perennial", 13, "Diện tích đất cây lâu năm", "land under perennial crops", Kind.MEASURE,
        (
            Row("perennial_1000_5000", "Diện tích đất cây lâu năm từ 1.000 m2 đến dưới 5.000 m2", "perennial crops on 1,000 to below 5,000 m²", 35, (5, 5, 0, 0, 5, 0, 5), least=1000, below=5000),
            Row("perennial_5000plus", "Diện tích đất cây lâu năm từ 5.000 m2 trở lên", "perennial crops on 5,000 m² or more", 35, (10, 15, 5, 10, 10, 15, 10), least=5000),
        ),
        unit="m2",
    ),
    Question(
        "water_surface", 13, "Diện tích mặt nước", "water surface", Kind.MEASURE,
        (
            Row("water_surface_500_5000", "Diện tích mặt nước từ 500 m2 đến dưới 5.000 m2", "water surface from 500 to below 5,000 m²", 35, (0, 10, 0, 5, 25, 0, 20), least=500, below=5000),
            Row("water_surface_5000plus", "Diện tích mặt nước từ 5.000 m2 trở lên", "water surface of 5,000 m² or more", 35, (15, 30, 20, 15, 30, 10, 30), least=5000),
        ),
        unit="m2",
    ),
    Question(
        "forest", 13, "Diện tích đất rừng", "forest land", Kind.MEASURE,
        (
            Row("forest_5000_10000", "Diện tích đất rừng từ 5.000 m2 đến dưới 10.000 m2", "forest from 5,000 to below 10,000 m²", 35, (25, 0, 0, 0, 0, 25, 25), least=5000, below=10000),
            Row("forest_10000plus", "Diện tích đất rừng từ 10.000 m2 trở lên", "forest of 10,000 m² or more", 35, (30, 5, 5, 5, 20, 30, 30), least=10000),
        ),
        unit="m2",
    ),
    Question(
        "cattle", 14, "Trâu, bò, ngựa", "buffaloes, cows and horses", Kind.COUNT,
        (
            Row("buffalo_cow_horse_1", "Hộ có 1 con trâu, bò, ngựa", "1 buffalo, cow or horse", 36, (0, 10, 0, 0, 0, 0, 5), least=1, below=2),
            Row("buffalo_cow_horse_2", "Hộ có 2 con trâu, bò, ngựa", "2 buffaloes, cows or horses", 36, (0, 20, 10, 0, 5, 0, 10), least=2, below=3),
            Row("buffalo_cow_horse_3plus", "Hộ có từ 3 con trâu, bò, ngựa trở lên", "3 or more buffaloes, cows or horses", 36, (20, 30, 20, 30, 10, 25, 15), least=3),
        ),
    ),
    Question(
        "pigs", 14, "Lợn, dê, cừu", "pigs, goats and sheep", Kind.COUNT,
        (
            Row("pig_goat_sheep_10plus", "Hộ có từ 10 con lợn, dê, cừu trở lên", "10 or more pigs, goats or sheep", 36, (10, 5, 10, 10, 5, 5, 10), least=10),
        ),
    ),
    Question(
        "poultry", 14, "Gà, vịt, ngan, ngỗng, chim", "poultry and birds", Kind.COUNT,
        (
            Row("poultry_100plus", "Hộ có từ 100 con gà, vịt, ngan, ngỗng, chim trở lên", "100 or more head of poultry or birds", 36, (10, 15, 10, 5, 5, 15, 15), least=100),
        ),
    ),
    Question(
        "aquaculture", 14, "Nuôi trồng thủy sản", "aquaculture", Kind.YES_NO,
        (
            Row("aquaculture", "Hộ gia đình có nuôi trồng thủy sản", "the household keeps aquaculture", 36, (5, 5, 0, 0, 5, 0, 10), least=1),
        ),
    ),
)
# fmt: on

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {q.code: q for q in (*_PEOPLE, *_HOME, *_LAND_AND_ANIMALS)}
)
"""Every scored question by its code, in the order printed."""

NON_FARM_VI = (
    "Hộ có ít nhất 1 người đang làm việc phi nông nghiệp (làm việc từ 3 tháng trở lên trong 12 tháng qua)"
)
"""Item 5 as printed, which the three questions on non-farm work make up."""
NON_FARM_EN = "at least one member in non-farm work (3 months or more of the last 12)"
"""Item 5, which the three questions on non-farm work make up."""

ROW_ORDER: tuple[str, ...] = tuple(row.key for question in QUESTIONS.values() for row in question.rows)
"""The keys of the 66 rows, in the order that table 3.3 and the forms 3.4–3.10 print."""

_HALFWAY = ("edu_intermediate", "water_drilled_well", "water_surface_5000plus", "aquaculture")


def _ends(first: int, *last: str) -> tuple[tuple[int, str], ...]:
    return tuple(enumerate(last, start=first))


SHEETS: Mapping[str, ScoreSheet] = MappingProxyType({
    "urban": ScoreSheet("3.4", 6, "khu vực thành thị", "urban areas", VBHN1315_2023, _ends(37, *_HALFWAY)),
    "red-river-delta": ScoreSheet("3.5", 0, "khu vực nông thôn đồng bằng sông Hồng", "rural Red River Delta", VBHN1315_2023, _ends(41, "edu_intermediate", "elec_150plus", "perennial_5000plus", "aquaculture")),
    "northern-mountains": ScoreSheet("3.6", 1, "khu vực nông thôn trung du và miền núi phía Bắc", "rural northern midlands and mountains", VBHN1315_2023, _ends(45, "nonfarm_contract", "motor_boat", "aquaculture"), absent=("tv_1",)),
    "central-coast": ScoreSheet("3.7", 2, "khu vực nông thôn Bắc Trung bộ và duyên hải miền Trung", "rural north central and central coast", VBHN1315_2023, _ends(48, *_HALFWAY)),
    "central-highlands": ScoreSheet("3.8", 3, "khu vực nông thôn Tây Nguyên", "rural Central Highlands", VBHN1315_2023, _ends(52, *_HALFWAY), differs={"motorbike_3plus": 40}),
    "southeast": ScoreSheet("3.9", 4, "khu vực nông thôn Đông Nam Bộ", "rural Southeast", VBHN1315_2023, _ends(56, "edu_elementary_vocational", "water_drilled_well", "water_surface_5000plus", "aquaculture")),
    "mekong-delta": ScoreSheet("3.10", 5, "khu vực nông thôn đồng bằng sông Cửu Long", "rural Mekong Delta", VBHN1315_2023, _ends(60, *_HALFWAY)),
})  # fmt: skip
"""The forms 3.4–3.10 by their region, ``"urban"`` for the one urban form."""
