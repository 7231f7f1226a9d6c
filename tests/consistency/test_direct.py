"""Ranks, bands, lists, restated law, instruments, annexes: checks that are no arithmetic."""

from datetime import date

import pytest

from chuanngheo.consistency import Verdict, audit
from chuanngheo.errors import UnknownCodeError
from chuanngheo.statements import Annex, Band, Cited, Document, Listing, Rank, Ranked, Threshold
from chuanngheo.tables import Table, columns

HOLDS, BROKEN, CANNOT_TELL = Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL

DISTRICTS = Table(
    columns("unit", "poor_rate"),
    [["A", "10,0"], ["B", "20,0"], ["C", "20,0"], ["D", "30,0"]],
    start="2010",
)


def answer(statement=None, *, tables=(DISTRICTS,), **document):
    """The one answer to the one statement, and what was expected."""
    statements = (statement,) if statement else ()
    result = audit(Document(title="x", statements=statements, tables=tables, **document))
    found = [(c.verdict, c.where.field) for c in result.checks if c.kind not in ("rate", "base")]
    return [verdict for verdict, _ in found], [f.expected for f in result.findings]


def rank(*places, extreme="highest", when="2010"):
    return Rank("poor_rate", extreme=extreme, places=[Ranked(p) for p in places], when=when, text="câu")


class TestRank:
    """«Huyện có tỷ lệ hộ nghèo cao nhất là …»: by the table of the same moment."""

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            (rank("D"), HOLDS),
            (rank("D", "B"), HOLDS),
            (rank("D", "C", "B"), HOLDS),
            (rank("d "), HOLDS),
            (rank("B", "D"), BROKEN),
            (rank("A", extreme="lowest"), HOLDS),
            (rank("D", extreme="lowest"), BROKEN),
            (rank("D", when=""), HOLDS),
            (rank("D", when="2011"), CANNOT_TELL),
            (rank("E"), CANNOT_TELL),
        ],
    )
    def test_places(self, said, expected):
        assert answer(said)[0] == [expected]

    @pytest.mark.parametrize(
        ("places", "verdict"),
        [
            (("Xã C",), HOLDS),
            (("Xã B",), BROKEN),
            (("Huyện D",), HOLDS),
            (("Huyện D", "Xã C"), CANNOT_TELL),
        ],
    )
    def test_parts_are_ranked_among_parts(self, places, verdict):
        rows = [["Huyện A", "4,0"], ["Xã B", "3,0"], ["Xã C", "9,0"], ["Huyện D", "5,0"], ["Xã E", "5,0"]]
        table = Table(columns("unit", "poor_rate"), rows, levels=[1, 2, 2, 1, 2], start="2010")
        assert answer(rank(*places), tables=(table,))[0][-1] is verdict
        band = Band("poor_rate", units="2 huyện", unit="huyện", above="3%", when="2010", text="câu")
        assert answer(band, tables=(table,))[0][-1] is CANNOT_TELL  # which rows are districts is not said

    def test_who_would_be_right(self):
        assert answer(rank("B", "D"))[1] == ["D, B"]

    def test_a_table_with_a_gap_ranks_nobody(self):
        gap = Table(columns("unit", "poor_rate"), [["A", "10,0"], ["D", "-"]], start="2010")
        assert answer(rank("A"), tables=(gap,))[0] == [CANNOT_TELL]
        assert answer(rank("A"), tables=())[0] == [CANNOT_TELL]


class TestBand:
    """«9 xã có tỷ lệ hộ nghèo từ 25% đến dưới 30%»: counted where the table is by that unit."""

    @pytest.mark.parametrize(
        ("ends", "count"),
        [
            ({"least": "20%"}, 3),
            ({"above": "20%"}, 1),
            ({"least": "20%", "below": "30%"}, 2),
            ({"upto": "20%"}, 3),
            ({"below": "20%"}, 1),
        ],
    )
    def test_every_end(self, ends, count):
        for said, verdict in ((count, HOLDS), (count + 1, BROKEN)):
            band = Band("poor_rate", units=f"{said} huyện", unit="huyện", when="2010", text="câu", **ends)
            assert answer(band) == ([verdict], [] if verdict is HOLDS else [str(count)])

    def test_another_unit_than_the_tables(self):
        assert answer(Band("poor_rate", units="3 xã", least="20%", when="2010", text="câu"))[0] == [
            CANNOT_TELL
        ]

    def test_no_number_printed(self):
        band = Band("poor_rate", units=None, unit="huyện", least="20%", when="2010", text="câu")
        assert answer(band)[0] == [CANNOT_TELL]

    def test_the_places_it_names(self):
        band = Band("poor_rate", units="02 xã", above="30%", names=("An Đức", "An Nhơn"), text="câu")
        assert answer(band)[0] == [HOLDS, CANNOT_TELL]
        short = Band("poor_rate", units="02 xã", above="30%", names=("An Đức",), text="câu")
        assert answer(short)[0] == [BROKEN, CANNOT_TELL]

    def test_an_end_that_is_no_numeral(self):
        band = Band("poor_rate", units="4 huyện", unit="huyện", least="nhiều", when="2010", text="câu")
        assert answer(band)[0] == [HOLDS]


class TestListing:
    """A printed number of things and the list of them."""

    @pytest.mark.parametrize(
        ("number", "verdicts"), [("3", [HOLDS]), ("4", [BROKEN]), ("ba", []), (None, [])]
    )
    def test_length(self, number, verdicts):
        assert answer(Listing("x", number=number, names=("a", "b", "c"), text="câu"))[0] == verdicts


def line(amount, *, area="rural", **more):
    return Threshold(category="poor", area=area, upto=amount, text="câu", **more)


class TestThreshold:
    """A line of the law as the plan restates it: it must be a line of the standard, in that area."""

    @pytest.mark.parametrize(
        ("standard", "said", "verdicts", "expected"),
        [
            ("VN-2021-2025", line("1.500.000 đồng"), [HOLDS], []),
            ("VN-2021-2025", line("1,5 triệu đồng"), [HOLDS], []),
            ("VN-2021-2025", line("1.600.000 đồng"), [BROKEN], ["1.500.000"]),
            ("VN-2021-2025", line("2.000.000 đồng", area="thành thị"), [HOLDS], []),
            (
                "VN-2011-2015",
                line("400.000 đồng", least="401.000 đồng", above="520.000 đồng"),
                [HOLDS] * 3,
                [],
            ),
            ("", line("5 đồng"), [], []),
            ("VN-2021-2025", line("nhiều"), [], []),
            ("VN-2021-2025", line(None), [], []),
        ],
    )
    def test_lines(self, standard, said, verdicts, expected):
        assert answer(said, standard=standard) == (verdicts, expected)

    def test_an_area_that_the_standard_lacks(self):
        with pytest.raises(UnknownCodeError) as caught:
            answer(line("5 đồng", area="rurall"), standard="VN-2021-2025")
        assert caught.value.did_you_mean == "rural"


def cited(number, day=None, **more):
    return Cited(number=number, date=day, text=f"số {number}", **more)


class TestInstruments:
    """A number that carries a year, a known number and its day, one instrument under two numbers."""

    @pytest.mark.parametrize(
        ("instruments", "verdicts", "expected"),
        [
            ([cited("2331/2011/QĐ-TTg", date(2010, 12, 20))], [BROKEN], ["2010"]),
            ([cited("2331/2010/QĐ-TTg", date(2010, 12, 20))], [HOLDS], []),
            ([cited("1956/QĐ-TTg", date(2009, 11, 27))], [], []),
            ([cited("2331/2011/QĐ-TTg")], [], []),
            ([cited("07/2021/NĐ-CP", date(2021, 1, 27))], [HOLDS, HOLDS], []),
            ([cited(" 07/2021/nđ-cp", date(2021, 1, 27))], [HOLDS, HOLDS], []),
            ([cited("07/2021/NĐ-CP", date(2021, 2, 27))], [HOLDS, BROKEN], ["27/01/2021"]),
            ([cited("1315/VBHN-BLĐTĐBXH", date(2023, 4, 13))], [BROKEN], ["1315/VBHN-BLĐTBXH"]),
            (
                [cited("5/X", date(2023, 4, 13)), cited("5/2023/X", date(2023, 4, 13))],
                [BROKEN, HOLDS],
                ["5/X"],
            ),
            ([cited("5/X", date(2023, 4, 13)), cited("5/2022/X", date(2022, 4, 13))], [HOLDS], []),
            ([cited("5/X", date(2023, 4, 13)), cited("5/Y", date(2023, 4, 13))], [], []),
            ([cited("5/X", date(2023, 4, 13)), cited("5/X", date(2023, 4, 13))], [], []),
            ([cited("5/X"), cited("5/2023/X")], [], []),
            ([cited("không số", date(2023, 4, 13)), cited("5/X", date(2023, 4, 13))], [], []),
        ],
    )
    def test_numbers(self, instruments, verdicts, expected):
        found, what = answer(instruments=tuple(instruments))
        assert (sorted(found), what) == (sorted(verdicts), expected)


def test_annexes():
    """An annex that is cited and absent: cannot tell; and it is said so in both languages."""
    present, absent = Annex(title="Biểu 1", present=True), Annex(title="Biểu 2", present=False)
    assert answer(annexes=(present, absent))[0] == [HOLDS, CANNOT_TELL]
