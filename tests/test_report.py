"""An audit and classifications as text and as plain values."""

import json

from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify
from chuanngheo.consistency import audit
from chuanngheo.report import (
    audit_dict,
    audit_text,
    classification_dict,
    classifications_dict,
    classifications_text,
)
from chuanngheo.statements import Count, Document

FIGURES = "3 số: 3 đã kiểm tra, 0 không kiểm tra được, 0 không đọc được."


def audited(rate):
    said = Count("poor", "5 hộ", rate=rate, total="100 hộ", text="câu")
    return audit(Document(title="Kế hoạch", source="x.toml", statements=(said,)))


class TestAudit:
    """What was found, what is worth saying, how much could be checked."""

    def test_nothing(self):
        assert audit_text(audited("5%")).split("\n") == [
            "Kế hoạch",
            "",
            "Không thấy mâu thuẫn.",
            "",
            "2 phép kiểm tra: 2 đúng, 0 sai, 0 không kết luận được. " + FIGURES,
        ]

    def test_a_finding_without_remarks(self):
        text = audit_text(audited("9%"), "en")
        assert "1 contradiction(s):" in text
        assert "remark" not in text
        assert "5 hộ / 100 hộ = 5.00%" in text or "5 hộ / 100 hộ = 5,00%" in text

    def test_a_proposal_for_another_cell_names_it(self):
        text = audit_text(audited("9%"))
        assert "→ đề xuất: 5%" in text
        assert "[«câu»]" in text

    def test_plain_values(self):
        data = audit_dict(audited("9%"))
        assert json.loads(json.dumps(data)) == data
        assert (data["document"], data["source"]) == ("Kế hoạch", "x.toml")
        assert data["checks"] == {"holds": 1, "broken": 1, "cannot-tell": 0}
        assert data["coverage"] == {"figures": 3, "checked": 3, "unreadable": 0, "unchecked": 0}
        (finding,) = data["findings"]
        assert (finding["id"], finding["root"], finding["kind"]) == (1, None, "rate")
        assert finding["where"] == {"document": "x.toml", "text": "câu", "field": "rate"}


class TestClassifications:
    """Each household under its id, or under its number."""

    homes = (Household(id="H7", area="rural", income=PerHead(1_450_000), score=3), Household())

    def results(self):
        return [classify(home, NATIONAL_2021_2025) for home in self.homes]

    def test_text(self):
        first, second = classifications_text(self.results()).split("\n\n")
        assert first.startswith("Hộ H7\n")
        assert second.startswith("Hộ 2\n")
        assert classifications_text(self.results(), "en").startswith("Household H7\n")

    def test_plain_values(self):
        known, unknown = (classification_dict(result) for result in self.results())
        assert (known["category"], known["label"], known["possible"]) == ("poor", "hộ nghèo", ["poor"])
        assert (unknown["category"], unknown["label"], unknown["rule"]) == (None, None, None)
        data = classifications_dict(self.results(), "en")
        assert json.loads(json.dumps(data)) == data
        assert (data["standard"], data["digest"]) == ("VN-2021-2025", NATIONAL_2021_2025.digest)

    def test_no_household_no_standard(self):
        data = classifications_dict([])
        assert (data["standard"], data["digest"], data["households"]) == (None, None, [])
