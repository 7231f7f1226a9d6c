"""Every sentence that the library says to a person exists in Vietnamese and in English.

The walk starts at what the modules hold: every enum, every literal of a standard, sheet, form or calendar,
and what they hold in turn.  Whatever has a ``text(lang)`` or a pair ``vi``, ``en`` is asked for both.
"""

import enum
import importlib
import inspect
import pkgutil
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

import chuanngheo
from chuanngheo import NATIONAL_2021_2025, Household, PerHead, Rate, audit, classify, load_document, notebook
from chuanngheo.compare import compare_standards
from chuanngheo.deadlines import CALENDARS
from chuanngheo.errors import Reason, UnknownCodeError
from chuanngheo.explain import explain, explain_standard, explain_standards
from chuanngheo.languages import LANGS, phrase, vietnamese
from chuanngheo.numerals import format_decimal
from chuanngheo.review import Unit, report
from chuanngheo.sheets.english import in_english
from chuanngheo.sheets.information import HOUSE, MEMBER
from chuanngheo.sheets.reports import FORMS
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.targets import Base, Commune, Target, allocate, path
from chuanngheo.testing import boundary_households
from chuanngheo.ways import ways_out

PLANS = sorted((Path(__file__).parent.parent / "docs" / "examples").glob("*.toml"))
MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(chuanngheo.__path__, "chuanngheo.")
    if not module.name.endswith("__main__") and not module.name.startswith("chuanngheo.testing.")
]
LETTERS = re.compile(
    r"\w*[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]\w*", re.IGNORECASE
)
SAID_AS_THEY_ARE = re.compile(r"«[^»]*»|\S+/\S*\w-\S+|\bI{0,3}\.\d+\.đ\b")
"""Quoted words of a text, numbers of instruments ("07/2021/NĐ-CP"), a point by its letter."""
NAMES = {"đồng", "Hà", "Nội", "Quảng", "Đồng", "Bình", "Dương", "Bà", "Rịa", "Vũng", "Tàu"}
"""Words that English keeps: the currency, places."""


def leftovers(english):
    """Vietnamese words in an English text."""
    return set(LETTERS.findall(SAID_AS_THEY_ARE.sub(" ", english))) - NAMES


def takes_language(one):
    """Whether ``text`` is a method that is told the language and nothing else."""
    text = getattr(one, "text", None)
    if not inspect.ismethod(text):
        return False
    parameters = inspect.signature(text).parameters.values()
    return "lang" in inspect.signature(text).parameters and all(
        p.name == "lang" or p.default is not p.empty for p in parameters
    )


def inside(one):
    """What an object holds."""
    if isinstance(one, type) and issubclass(one, enum.Enum):
        return list(one)
    if isinstance(one, Mapping):
        return [*one.keys(), *one.values()]
    if isinstance(one, (tuple, list, frozenset)):
        return list(one)
    if attrs.has(type(one)):
        return [getattr(one, field.name, None) for field in attrs.fields(type(one))]
    return []


def walked():
    """Every object that speaks, once, with a name for the test's report."""
    seen, found = set(), []
    todo = [value for module in MODULES for value in vars(module).values()]
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        todo += inside(one)
        if isinstance(one, type):
            continue
        if takes_language(one) or isinstance(getattr(one, "vi", None), str):
            found.append(one)
    return found


SPEAKERS = walked()
KINDS = sorted({type(one) for one in SPEAKERS}, key=lambda kind: (kind.__module__, kind.__qualname__))


def both(one):
    """Its Vietnamese and its English."""
    if takes_language(one):
        return one.text("vi"), one.text("en")
    return one.vi, one.en


def test_the_walk_sees_what_it_should():
    """A walk that found nothing would hold everything."""
    names = {kind.__name__ for kind in KINDS}
    assert names >= {
        "Category", "Standard", "Rule", "Citation", "Instrument", "Confidence", "Indicator", "Group",
        "Subject",
        "Use", "Reason", "Applies", "Method", "Course",
    }  # fmt: skip
    assert len(SPEAKERS) > 500


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__qualname__)
class TestWhateverSpeaks:
    """Asked for both languages."""

    def mine(self, kind):
        return [one for one in SPEAKERS if type(one) is kind]

    def test_both_are_said(self, kind):
        assert not [one for one in self.mine(kind) if not all(text.strip() for text in both(one))]

    def test_nothing_is_left_in_vietnamese(self, kind):
        left = {both(one)[1]: leftovers(both(one)[1]) for one in self.mine(kind)}
        assert not {english: words for english, words in left.items() if words}

    def test_nothing_is_left_in_english(self, kind):
        """Three Vietnamese words in a row without one Vietnamese letter are English."""
        texts = [both(one)[0] for one in self.mine(kind)]
        bare = [text for text in texts if not LETTERS.search(text)]
        assert not [text for text in bare if len(re.findall(r"\b[a-z]{2,}\b", text)) > 2]

    def test_another_language_is_an_error(self, kind):
        for one in self.mine(kind)[:1]:
            if takes_language(one):
                for word in ("vn", "EN", "", "fr", None):
                    with pytest.raises(UnknownCodeError, match=r"unknown language .*expected one of vi, en"):
                        one.text(word)


def functions():
    """Public functions and methods that are told a language."""
    for module in MODULES:
        for owner in (module, *(v for v in vars(module).values() if isinstance(v, type))):
            if getattr(owner, "__module__", module.__name__) != module.__name__:
                continue
            for name, value in vars(owner).items():
                if (
                    name.startswith("_")
                    or not inspect.isfunction(value)
                    or value.__module__ != module.__name__
                ):
                    continue
                if "lang" in inspect.signature(value).parameters:
                    yield f"{module.__name__}.{getattr(owner, '__qualname__', '')}.{name}", value


@pytest.mark.parametrize("function", [pytest.param(value, id=name) for name, value in functions()])
def test_vietnamese_comes_first(function):
    """Who does not say a language is told in Vietnamese, everywhere."""
    default = inspect.signature(function).parameters["lang"].default
    assert default in ("vi", inspect.Parameter.empty)


class TestTheTwo:
    """The small room itself."""

    def test_each(self):
        assert [vietnamese(lang) for lang in LANGS] == [True, False]
        assert [phrase(lang, "hộ", "household") for lang in LANGS] == ["hộ", "household"]

    @pytest.mark.parametrize("reason", Reason)
    def test_a_reason_ends_without_a_stop(self, reason):
        """It stands before a colon."""
        assert all(not reason.text(lang).endswith(".") for lang in LANGS)


class TestWhatIsTold:
    """Whole results, told in both languages: as many lines, other words, nothing left over."""

    def told(self, tell, one):
        vi, en = (tell(one, lang) for lang in LANGS)
        assert vi.strip()
        assert en.strip()
        assert len(vi.splitlines()) == len(en.splitlines())
        assert not leftovers(en), en
        with pytest.raises(UnknownCodeError, match="language"):
            tell(one, "fr")
        return vi, en

    @pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=lambda s: s.code)
    def test_a_standard_and_its_households(self, standard):
        self.told(explain_standard, standard)
        self.told(notebook.standard_html, standard)
        homes = boundary_households(standard)
        for home in (Household(), Household(income=PerHead(1)), *homes[:: max(1, len(homes) // 40)]):
            result = classify(home, standard)
            vi, en = self.told(explain, result)
            assert vi != en
            self.told(notebook.classification_html, result)
            if home.income is not None and home.area is not None:
                for way in (w for found in attrs.astuple(ways_out(result), recurse=False)[1:] for w in found):
                    assert not leftovers(way.text("en"))
                    assert way.text("vi") != way.text("en")

    def test_two_standards(self):
        for before, after in pairwise(ALL):
            self.told(explain_standards, compare_standards(before, after))

    @pytest.mark.parametrize("code", CALENDARS)
    def test_what_is_due(self, code):
        """All that a recorded text sets; the words of a plan are quoted."""
        book = CALENDARS[code]
        for due in book.within(book.known):
            self.told(lambda one, lang: one.text(lang), due)
            assert due.duty("vi") != due.duty("en") == due.en

    def test_a_path_and_an_allocation(self):
        self.told(notebook.path_html, path(2018, poor=5_779, households=54_769, until=2021, end_poor=2_779))
        shared = allocate([Commune(unit="A", households=1_000, poor=50, can_escape=9)], 3)
        self.told(notebook.allocation_html, shared)

    def test_the_forms(self):
        """Every word that a form prints has its English; a word of no form is quoted."""
        asked = [*HOUSE.values(), *MEMBER.values()]
        printed = {words for one in asked for words in (one.vi, one.asked_of, *one.codes.values())}
        for form in FORMS.values():
            printed |= {form.vi, *form.splits, *(column.vi for column in form.columns)}
            for line in report(form.number, [Unit("A", area="rural", households=1, persons=1)], []).lines:
                vi, en = (line.words(lang) for lang in LANGS)
                assert vi == (line.label, line.split)
                assert (vi[0] == en[0]) is (vi[0] == "A")
        lacking = {words for words in printed if "«" in in_english(words) or leftovers(in_english(words))}
        assert not lacking
        assert in_english("hộ mới") == "«hộ mới»"
        for one in asked:
            assert one.answers("vi") == one.codes
            assert one.answers("en").keys() == one.codes.keys()

    def test_a_target(self):
        """What is printed stays as it is printed; what is computed is told."""
        target = Target(base=Base(households="54.769", poor="5.779"), points="3,35", count="1.800")
        for check in target.checks():
            self.told(lambda one, lang: one.text(lang), check)
            self.told(lambda one, lang: one.show(lang), check.expected)

    @pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
    def test_the_audit_of_a_plan(self, plan):
        """The words of the plan itself stay as they are printed."""
        found = audit(load_document(plan))
        for told in (*found.findings, *found.remarks):
            assert told.message.text("vi").strip() != told.message.text("en").strip() != ""
        for option in (option for finding in found.findings for option in finding.proposals):
            assert option.reason.text("vi") != option.reason.text("en")
            assert not leftovers(option.reason.text("en"))

    @pytest.mark.parametrize(
        ("lang", "count", "rate"), [("vi", "1.500.000", "3,04%"), ("en", "1,500,000", "3.04%")]
    )
    def test_numbers_are_the_locale_s(self, lang, count, rate):
        assert format_decimal(1_500_000, lang) == count
        assert Rate.of(453, 14_905).text(lang) == rate
        home = classify(Household(area="rural", income=PerHead(1_500_000)), NATIONAL_2021_2025)
        assert count in explain(home, lang)
