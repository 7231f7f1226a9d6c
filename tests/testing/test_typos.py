"""Slips of the hand: the measured mix, every one a figure of another value, and what was done is said."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import figure
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.tables import Table, columns
from chuanngheo.testing import MIX, Typo, inject_typo, make_table, mistyped
from chuanngheo.testing.strategies import tables, tables_with_slip

SEEDS = st.integers(0, 2**32)
REPLACED, OMITTED, TRANSPOSED, ADDED = Typo


def seeded(seed):
    return Random(seed)  # noqa: S311 # no secret is drawn


def cells(table):
    return {
        (row.label, row.is_total, role): printed.text
        for row in table.all_rows
        for role, printed in row.cells.items()
        if printed is not None
    }


class TestMix:
    """Of 152 measured slips: 112 replaced, 15 omitted, 14 transposed, 11 added."""

    def test_as_measured(self):
        assert MIX == {"replaced": 112, "omitted": 15, "transposed": 14, "added": 11}
        assert sum(MIX.values()) == 152

    def test_drawn_in_that_mix(self):
        """Over 1.520 seeds each kind comes within a quarter of ten times its share."""
        table = make_table()
        found = Counter(inject_typo(seeded(seed), table).typo for seed in range(1520))
        assert set(found) == set(MIX)
        for typo, share in MIX.items():
            assert 7.5 * share <= found[typo] <= 12.5 * share

    def test_the_ticket_decides_alone(self):
        """Each of the 152 tickets is one kind, in order."""

        tickets = Counter()
        for number in range(152):
            rng = seeded(number)
            draws = iter((number, 0))
            rng.randrange = lambda *_args, draws=draws: next(draws)
            tickets[inject_typo(rng, make_table()).typo] += 1
        assert tickets == MIX


class TestOneSlip:
    """One cell differs, and the slip names it."""

    @given(tables(groups=("poor", "near_poor")), SEEDS)
    def test_one_cell_and_no_other(self, table, seed):
        slip = inject_typo(seeded(seed), table)
        before, after = cells(table), cells(slip.table)
        changed = [key for key in before if before[key] != after[key]]
        assert before.keys() == after.keys()
        assert changed == [(slip.row, slip.is_total, slip.column)]
        assert (before[changed[0]], after[changed[0]]) == (slip.meant, slip.printed)
        assert (slip.table.columns, slip.table.title, slip.table.place) == (
            table.columns,
            table.title,
            table.place,
        )
        assert (slip.table.start, slip.table.end) == (table.start, table.end)

    @given(tables(), SEEDS)
    def test_the_same_seed_does_the_same(self, table, seed):
        one, other = (inject_typo(seeded(seed), table) for _ in range(2))
        assert (one.text(), cells(one.table)) == (other.text(), cells(other.table))

    @given(tables_with_slip())
    def test_it_says_another_value_by_that_slip_of_the_digits(self, slip):
        unit = "%" if slip.column.endswith("rate") else "hộ"
        assert figure(slip.printed, unit=unit).value != figure(slip.meant, unit=unit).value
        before, after = ("".join(c for c in text if c.isdigit()) for text in (slip.meant, slip.printed))
        if slip.typo is REPLACED:
            assert len(before) == len(after)
            assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
        elif slip.typo is TRANSPOSED:
            at = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
            assert after == before[:at] + before[at + 1] + before[at] + before[at + 2 :]
        else:
            longer, shorter = sorted((before, after), key=len, reverse=True)
            assert (slip.typo is OMITTED) == (before == longer)
            assert shorter in {longer[:i] + longer[i + 1 :] for i in range(len(longer))}

    def test_said_in_both_languages(self):
        slip = inject_typo(seeded(6), make_table())
        assert slip.text() == "Thanh An, poor: thừa một chữ số, 106 thành 2.106"
        assert slip.text("en") == "Thanh An, poor: a digit added, 106 became 2.106"
        assert len({typo.text(lang) for typo in Typo for lang in ("vi", "en")}) == 8


class TestMistyped:
    """Every text that one slip makes; separators are those of the figure."""

    @pytest.mark.parametrize(
        ("text", "typo", "rate", "expected"),
        [
            ("7.36", TRANSPOSED, True, ("3.76", "7.63")),
            ("2,82%", OMITTED, True, ("2,2%", "2,8%")),
            ("12,5%", OMITTED, True, ("2,5%", "1,5%")),
            ("5%", OMITTED, True, ()),
            ("11%", TRANSPOSED, True, ()),
            ("1.050", TRANSPOSED, False, ("1.500", "1.005")),
            ("1050", OMITTED, False, ("150", "100", "105")),
            ("26,945", TRANSPOSED, False, ("62,945", "29,645", "26,495", "26,954")),
            ("5", OMITTED, False, ()),
            ("hộ", REPLACED, False, ()),
            ("5 hộ trong 6", REPLACED, False, ()),
            ("1.2.3", REPLACED, False, ()),
            ("1.234,5", REPLACED, True, ()),
            ("0", ADDED, False, tuple(f"{d}0" for d in range(1, 10))),
        ],
    )
    def test_by_hand(self, text, typo, rate, expected):
        assert mistyped(text, typo, rate=rate) == expected

    def test_how_many(self):
        assert len(mistyped("106", REPLACED)) == 26  # nine digits at three places, no zero first
        assert len(mistyped("106", ADDED)) == 9 + 9 * 3  # twins of neighbours counted once
        assert mistyped("106", ADDED)[0] == "1.106"
        assert "10,06%" in mistyped("1,06%", ADDED, rate=True)
        assert "1,006%" in mistyped("1,06%", ADDED, rate=True)

    def test_nothing_to_mistype(self):
        empty = Table(columns("unit", "poor"), [["Thanh An", "–"]])
        with pytest.raises(InvalidValueError, match="no figure that could be mistyped") as error:
            inject_typo(seeded(1), empty)
        assert error.value.reason is Reason.MISSING

    def test_a_table_without_a_total_with_empty_cells(self):
        table = Table(columns("unit", "poor", "near_poor"), [["Thanh An", "–", "7"], ["Cam Thủy", "", "9"]])
        for seed in range(40):
            slip = inject_typo(seeded(seed), table)
            assert slip.column == "near_poor"
            assert slip.typo in (REPLACED, ADDED)
            assert slip.table.total is None
