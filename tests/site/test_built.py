"""The built files: links lead somewhere, nothing comes from elsewhere, every public name has its place."""

import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import chuanngheo

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parent.parent.parent / "docs"
FETCHED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("object", "data")}


class Page(HTMLParser):
    """The links, the anchors and what is fetched, of one page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors, self.fetched, self.without_alt = [], set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if known.get("id"):
            self.anchors.add(known["id"])
        if tag == "a" and known.get("href"):
            self.links.append(known["href"])
        if tag == "link" and "stylesheet" in (known.get("rel") or ""):
            self.fetched.append(known["href"])
        self.fetched += [known[name] for kind, name in FETCHED if kind == tag and known.get(name)]
        if tag == "img" and not known.get("alt"):
            self.without_alt.append(known.get("src"))


@pytest.fixture(scope="module")
def pages(site):
    """Every page by its path."""
    paths = [path for path in site.rglob("*.html") if "_static" not in path.parts]
    return {path: Page(path.read_text(encoding="utf-8")) for path in paths}


def is_elsewhere(link):
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def test_there_are_pages(pages):
    assert len(pages) > 50


def test_links_inside_resolve(pages, site):
    """To a file that is there, and to an anchor that it has."""
    broken = []
    for path, page in pages.items():
        for link in page.links:
            if is_elsewhere(link):
                continue
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = pages[target].anchors if target in pages else {unquote(parts.fragment)}
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in anchors):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert not broken


def test_nothing_is_fetched_from_elsewhere(pages):
    """No font, script or picture of another host; fonts and the like would stand in the style sheets."""
    assert not [
        (str(path), name) for path, page in pages.items() for name in page.fetched if is_elsewhere(name)
    ]


def test_style_sheets_fetch_nothing(site):
    sheets = {path: path.read_text(encoding="utf-8").replace('"', "") for path in site.rglob("*.css")}
    assert not [path.name for path, text in sheets.items() if "url(http" in text or "@import" in text]


def test_every_picture_says_itself_in_words(pages):
    assert not [(str(path), page.without_alt) for path, page in pages.items() if page.without_alt]


def test_every_page_of_the_folder_is_in_the_site(site):
    left_out = {"examples", "conformance", "schemas", "_static"}
    sources = [path.relative_to(DOCS) for path in DOCS.rglob("*.md")]
    missing = [path for path in sources if not (site / path.with_suffix(".html")).is_file()]
    assert not [str(path) for path in missing if not left_out & set(path.parts)]


def test_notebooks_were_run(site):
    assert "0 mâu thuẫn" in (site / "notebooks" / "a-plan.html").read_text(encoding="utf-8")
    assert "not decided" in (site / "notebooks" / "a-list.html").read_text(encoding="utf-8")


def load_settings():
    """``docs/conf.py`` as a module."""
    spec = importlib.util.spec_from_file_location("site_settings", DOCS / "conf.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_public_name_stands_in_the_reference(site):
    """Every room, every module in it, every name that it writes."""
    settings = load_settings()
    anchors = set()
    for path in (site / "api").glob("*.html"):
        anchors |= Page(path.read_text(encoding="utf-8")).anchors
    source = Path(chuanngheo.__file__).parent
    files = [path for path in source.rglob("*.py") if path.stem == "__init__" or path.stem[:1] != "_"]
    files.remove(source / "__init__.py")
    wanted = {f"{settings.module_of(path)}.{name}" for path in files for name in settings.own_names(path)}
    assert len(wanted) > 400
    assert not wanted - anchors


def test_words_are_not_read_as_types(site):
    """ "Counts of members: …" of a constant or a property is a sentence."""
    read_so = re.compile(r'<dt class="field-(?:odd|even)">Type<')
    assert not [
        path.name for path in (site / "api").glob("*.html") if read_so.search(path.read_text("utf-8"))
    ]


def test_a_room_begins_with_what_it_offers(site):
    """Each name of its ``__all__`` leads to where it is written."""
    settings = load_settings()
    for room in (room for room in settings.rooms() if not room.suffix):
        page = (site / "api" / f"{room.stem}.html").read_text("utf-8")
        top = page.partition("<h2")[0]
        offered = list(settings.offered_by(f"chuanngheo.{room.stem}"))
        assert [name for name in offered if f"#{name}" not in top] == []


@pytest.mark.parametrize(
    ("page", "lang", "word"),
    [
        ("soat-mot-phu-bieu", "vi", "Trang sau"),
        ("audit-an-annex", "en", "Next"),
        ("standards/VN-2021-2025", "vi", "Trang sau"),
        ("api/frame", "en", "Next"),
    ],
)
def test_the_words_around_a_page_are_in_its_language(site, page, lang, word):
    text = (site / f"{page}.html").read_text("utf-8")
    assert f'lang="{lang}"' in text[:200]
    assert f"<span>{word}</span>" in text
