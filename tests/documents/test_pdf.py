"""PDF: running text page by page; tables are said to be unread, a scan says so."""

import pytest

from chuanngheo.documents import extract_bytes, limits, pdf
from chuanngheo.errors import InvalidFileError


def read(data):
    return extract_bytes(data, "a.pdf")


def test_pages_are_places(build):
    found = read(build.pdf("KE HOACH\nNam 2018", "Trang hai"))
    assert found.text == "KE HOACH\nNam 2018\n\nTrang hai"
    assert [p.place.text("vi") for p in found.paragraphs] == ["trang 1", "trang 2"]
    assert [n.kind for n in found.notices] == ["pdf-tables"]


def test_a_page_without_text_is_named(build):
    found = read(build.pdf("a", None))
    assert found.notices[0].message.text("en") == "pages without text (a scan?): 2"


def test_a_scan_is_refused(build):
    with pytest.raises(InvalidFileError, match="no text layer"):
        read(build.pdf(None))


def test_a_locked_one_is_refused(build):
    with pytest.raises(InvalidFileError, match="locked by a password"):
        read(build.pdf("a", encrypted=True))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\nno more", b"%PDF-", b"%PDF-1.4\n1 0 obj <<>> endobj trailer <</Root 1 0 R>>"]
)
def test_a_broken_one_is_refused_in_one_line(data):
    with pytest.raises(InvalidFileError) as error:
        read(data)
    assert "\n" not in str(error.value)


def test_an_old_font_is_refused(build):
    with pytest.raises(InvalidFileError, match="VNI"):
        read(build.pdf("ho\\344 nghe\\370o cu\\373a ty\\373 le\\344"))


def test_pages_and_operations_are_bounded(build, monkeypatch):
    monkeypatch.setattr(pdf, "OPERATIONS", 3)
    with pytest.raises(InvalidFileError, match="more than 3 drawing operations"):
        read(build.pdf("a"))
    monkeypatch.setattr(pdf, "PAGES", 1)
    with pytest.raises(InvalidFileError, match="more than 1 pages"):
        read(build.pdf("a", "b"))
    assert limits.PAGES == 2_000
