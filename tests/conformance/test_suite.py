"""The conformance suite: as it is generated, in the form of its schema, and as this library answers."""

import json
import runpy
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import chuanngheo as cn
from chuanngheo.consistency import audit
from chuanngheo.errors import ChuanNgheoError, NumeralError, UnknownCodeError
from chuanngheo.files.documents import load_document
from chuanngheo.periods import plain_day
from chuanngheo.quantities import plain, rounded
from chuanngheo.standards import ALL, PROVINCIAL, by_code
from chuanngheo.targets import apportion
from chuanngheo.testing import INVALID
from chuanngheo.testing.conformance import (
    FOLDER,
    GROUPS,
    VERSION,
    Case,
    cases,
    document_of,
    head,
    household_of,
    plans,
)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FORMS = json.loads((ROOT / "tests" / "data" / "number_formats.json").read_text(encoding="utf-8"))
EVERY = (*ALL, *PROVINCIAL)
every_group = pytest.mark.parametrize("group", GROUPS)


@pytest.fixture(scope="module")
def generated():
    return runpy.run_path(str(HERE / "rewrite.py"))["files"]()


class TestFiles:
    """One JSON file a group, and one schema for all."""

    def test_there_is_no_other_file(self):
        names = {path.name for path in FOLDER.glob("*.json")}
        assert names == {"schema.json", *(f"{group}.json" for group in GROUPS)}

    @every_group
    def test_as_generated(self, generated, group):
        """``python tests/conformance/rewrite.py``"""
        assert (FOLDER / f"{group}.json").read_text(encoding="utf-8") == generated[f"{group}.json"]

    @every_group
    def test_in_the_form_of_the_schema(self, group):
        schema = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        suite = json.loads((FOLDER / f"{group}.json").read_text(encoding="utf-8"))
        assert not [error.message for error in validator.iter_errors(suite)]
        assert [*validator.iter_errors({**suite, "more": 1})]
        assert [*validator.iter_errors({**suite, "cases": [{**suite["cases"][0], "cite": ""}]})]
        assert [*validator.iter_errors({**suite, "cases": [{**suite["cases"][0], "expect": {}}]})]

    @every_group
    def test_what_it_says_of_itself(self, group):
        told = head(group)
        assert (told["suite"], told["version"], told["group"]) == ("chuanngheo-conformance", VERSION, group)
        assert told["law"] == cn.LAW_CHECKED.isoformat()
        assert told["digests"] == {standard.code: standard.digest for standard in EVERY}

    def test_no_number_in_it_is_a_binary_fraction(self):
        def refuse(text):
            raise AssertionError(text)

        for path in FOLDER.glob("*.json"):
            json.loads(path.read_text(encoding="utf-8"), parse_float=refuse)


class TestIds:
    """An id is made of what is given, so it can never pass to another case."""

    def test_each_once(self):
        ids = [case.id for case in cases()]
        assert len(set(ids)) == len(ids) > 1500

    def test_made_of_what_is_given(self):
        for case in cases():
            assert case.id.startswith(f"{case.group}/")
            given = case.given
            if case.group == "classify":
                money = given["income"]
                told = (
                    str(money["total"])
                    if money["months"] == 1
                    else f"{money['total']}-by-{money['months']}x{money['members']}"
                )
                parts = ["classify", given["standard"], given["area"], told]
                assert case.id == "/".join([*parts, *([str(given["score"])] if "score" in given else [])])
            elif case.group in ("figures", "interval"):
                assert case.id.endswith(given["text"])

    def test_every_case_has_its_citation(self):
        assert all(case.cite for case in cases())


class TestLoading:
    """From Python: by group, by standard."""

    def test_all_or_some(self):
        assert {case.group for case in cases()} == set(GROUPS)
        assert {case.given["standard"] for case in cases(standard="VN-2016-2020")} == {"VN-2016-2020"}
        assert cases("rounding", standard="VN-2016-2020") == ()

    def test_no_such_group_or_standard(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'classify'"):
            cases("clasify")
        with pytest.raises(UnknownCodeError, match="did you mean 'classify'"):
            head("clasify")
        with pytest.raises(UnknownCodeError, match="unknown standard"):
            cases(standard="VN-1999")

    def test_the_plans_are_those_of_the_examples(self):
        found = {
            path.stem: load_document(path) for path in sorted((ROOT / "docs" / "examples").glob("*.toml"))
        }
        assert dict(plans()) == found


def seen(found):
    optional = (found.upper, found.of)
    upper, of = (None if value is None else str(value) for value in optional)
    return {
        "value": str(found.value),
        "unit": found.unit,
        "hedge": found.hedge and found.hedge.value,
        "upper": upper,
        "of": of,
    }


def parsed(case: Case):
    """What is made of an input of ``refused``."""
    given = case.given["input"]
    if case.given["kind"] == "household":
        return cn.category(household_of(given), by_code(given["standard"]))
    return cn.figure(given) if case.given["kind"] == "figure" else plain_day(given)


class TestThisLibrary:
    """Every case, answered here."""

    @pytest.mark.parametrize("code", [standard.code for standard in EVERY])
    def test_households(self, code):
        for case in cases(standard=code):
            home = household_of(case.given)
            result = cn.classify(home, by_code(code))
            settled = result.category and str(result.category)
            assert settled == case.expect["category"], case.id
            assert cn.category(home, by_code(code)) is result.category
            if case.group == "classify":
                assert (str(result.rule.cite) if result.rule else None) == case.expect["clause"], case.id
            else:
                assert [str(c) for c in result.possible] == case.expect["possible"], case.id

    def test_timeline(self):
        for case in cases("timeline"):
            day, subject = plain_day(case.given["day"]), case.given["subject"]
            if case.expect["standard"] is None:
                with pytest.raises(ChuanNgheoError) as error:
                    cn.NATIONAL.on(day, subject=subject)
                assert error.value.reason == case.expect["why"]
            else:
                entry = cn.NATIONAL.on(day, subject=subject)
                assert (entry.standard.code, str(entry.by)) == (case.expect["standard"], case.cite)

    def test_figures(self):
        for case in cases("figures"):
            text, unit = case.given["text"], case.given["unit"]
            if "refused" in case.expect:
                with pytest.raises(NumeralError):
                    cn.figures(text)
            else:
                found = [cn.figure(text, unit=unit)] if unit else cn.figures(text)
                assert [seen(one) for one in found] == case.expect["figures"], case.id

    def test_intervals(self):
        for case in cases("interval"):
            found = cn.figure(case.given["text"]).interval(cn.Rounding(case.given["rounding"]))
            ends = [None if end is None else plain(end) for end in (found.low, found.high)]
            assert ends == [case.expect["low"], case.expect["high"]], case.id
            assert (found.low_open, found.high_open) == (case.expect["low_open"], case.expect["high_open"])

    def test_rounding(self):
        for case in cases("rounding"):
            given = case.given
            rate = cn.Rate.of(given["count"], given["total"])
            told = rounded(rate.percent, given["decimals"], cn.Rounding(given["rounding"]))
            assert told == Decimal(case.expect["percent"]), case.id

    def test_apportion(self):
        for case in cases("apportion"):
            given = case.given
            told = apportion(given["total"], given["weights"], method=given["method"])
            assert told == case.expect["shares"], case.id

    @pytest.mark.parametrize("case", cases("audit"), ids=lambda case: case.id)
    def test_audit(self, case):
        """Exactly the findings expected, each with what was meant among its proposals, in any order."""
        expected = {
            (*finding["where"].values(), finding["printed"], finding["follows"]): finding["meant"]
            for finding in case.expect["findings"]
        }
        found = {}
        for finding in audit(document_of(case.given)).findings:
            at = finding.where
            where = (at.row, at.column) if at.row else (at.text, at.field)
            found[(*where, finding.printed, finding.root is not None)] = [p.value for p in finding.proposals]
        assert found.keys() == expected.keys()
        for key, meant in expected.items():
            assert meant is None or meant in found[key]

    @pytest.mark.parametrize("case", cases("refused"), ids=lambda case: case.id)
    def test_refused(self, case):
        with pytest.raises(ChuanNgheoError) as error:
            parsed(case)
        assert error.value.reason == case.expect["reason"]


class TestAgainstTheHandWrittenTables:
    """What is expected does not come from this library alone."""

    def test_figures_as_a_person_read_them(self):
        for form, case in zip(FORMS, cases("figures"), strict=True):
            assert (form["text"], form.get("column")) == (case.given["text"], case.given["unit"])
            expected = [
                {"hedge": None, "upper": None, "of": None, **figure} for figure in form.get("figures", ())
            ]
            assert case.expect == ({"refused": True} if form.get("refused") else {"figures": expected})

    def test_findings_as_a_person_found_them(self):
        known = json.loads((HERE / "findings.json").read_text(encoding="utf-8"))
        found = {
            case.id.removeprefix("audit/plan/"): case.expect["findings"]
            for case in cases("audit")
            if case.id.startswith("audit/plan/")
        }
        assert found == known

    def test_shares_as_they_were_published(self):
        path = ROOT / "tests" / "targets" / "test_published_apportionments.py"
        for (source, *_, shares), case in zip(
            runpy.run_path(str(path))["CASES"], cases("apportion"), strict=True
        ):
            assert (case.cite, tuple(case.expect["shares"].values())) == (source, shares)

    def test_the_shelf(self):
        assert [case.id.removeprefix("refused/") for case in cases("refused")] == [e.id for e in INVALID]


class TestHouseholdOf:
    """A case's facts, strictly."""

    def test_whole(self):
        given = {"standard": "VN-2021-2025", "deprivations": {"water": True}}
        home = household_of(given)
        assert (home.area, home.income, home.deprivations["water"]) == (None, None, True)
