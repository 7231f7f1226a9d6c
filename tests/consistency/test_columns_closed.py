"""Which explanations close the columns together: as good as trying all of them, and worth what it tells."""

from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.consistency import columns, reach
from chuanngheo.consistency.board import Try
from chuanngheo.consistency.columns import choose
from chuanngheo.consistency.explanations import FARTHEST, Explanation
from chuanngheo.consistency.keystrokes import SlipKind
from chuanngheo.consistency.reach import LEFT_OPEN, LEFT_OPEN_AMONG_MANY, MARGIN, worth
from chuanngheo.consistency.relations import Cell, Linear, Where
from chuanngheo.figures import figure
from chuanngheo.tables import Printed


def column(name):
    cells = [Cell(Printed.read("1", "hộ"), Where(row=row, column=name)) for row in ("A", "Tổng")]
    return Linear("total", cells, terms=(1, -1), output=cells[-1])


POOR, NEAR, ALL = map(column, ("poor", "near_poor", "households"))
WIDES = (POOR, NEAR, ALL)


def option(row, number, cost, effects):
    """One explanation of a row: what it costs, and what it adds to the gaps of the columns."""
    cell = Cell(Printed.read(str(number), "hộ"), Where(row=row))
    one = Try(cell, figure(str(number)), SlipKind.REPLACED, cost, frozenset(), False, (), {}, effects)  # noqa: FBT003
    return Explanation((one,), cost)


def rows(*lines):
    """For each row its explanations, (cost, effects) each, the best first."""
    return [
        sorted(
            (option(f"r{n}", i, *one) for i, one in enumerate(line)),
            key=lambda explanation: explanation.key,
        )
        for n, line in enumerate(lines)
    ]


EFFECTS = st.dictionaries(st.sampled_from(WIDES), st.integers(-6, 6).filter(bool), max_size=2)
LINES = st.lists(st.lists(st.tuples(st.integers(10, 24), EFFECTS), min_size=1, max_size=4), max_size=5)


def after(gaps, way):
    return {w: gap + sum(one.effects.get(w, 0) for one in way) for w, gap in gaps.items()}


class TestAllTogether:
    """What is chosen costs no more than any other way; as good is what some way within the margin takes."""

    @given(LINES, st.tuples(*(st.integers(-8, 8) for _ in WIDES)))
    @settings(max_examples=150, deadline=None)
    def test_as_if_every_way_had_been_tried(self, lines, open_by):
        components, gaps = rows(*lines), dict(zip(WIDES, open_by, strict=True))
        best = [options[0] for options in components]
        prices = worth(after(gaps, best), components)

        def cost(way):
            left = after(gaps, way)
            return sum(one.cost for one in way) + sum(price for w, price in prices.items() if left[w])

        ways = list(product(*components))
        least = min(map(cost, ways))
        choices = choose(SimpleNamespace(gaps=gaps), components)
        assert cost([choice.chosen for choice in choices]) == least
        within = [way for way in ways if cost(way) <= least + MARGIN]
        for n, choice in enumerate(choices):
            assert set(choice.as_good) == {way[n] for way in within}
            assert set(choice.as_good) <= set(choice.all)
            assert set(choice.all) <= {way[n] for way in ways if cost(way) <= least + FARTHEST}

    def test_a_column_that_would_take_too_many_states_is_left_out(self, monkeypatch):
        """Then every row keeps its own best explanations, and those that are as good."""
        components = rows([(10, {}), (11, {POOR: 5})], [(10, {}), (20, {POOR: 7})])
        gaps = {POOR: -5}
        assert choose(SimpleNamespace(gaps=gaps), components)[0].chosen.cost == 11
        monkeypatch.setattr(columns, "MOST_STATES", 1)
        first, second = choose(SimpleNamespace(gaps=gaps), components)
        assert (first.chosen.cost, len(first.as_good)) == (10, 2)
        assert (second.chosen.cost, len(second.as_good)) == (10, 1)


class TestWhatAColumnIsWorth:
    """Much where few gaps could have been closed as cheaply, nothing where any could."""

    def priced(self, gap, *lines):
        return worth({POOR: gap}, rows(*lines)).get(POOR, 0)

    def test_one_way_to_close_it(self):
        assert self.priced(-400, [(10, {}), (12, {POOR: 400})]) == LEFT_OPEN
        many = [[(10, {}), (30, {POOR: 1000 * n})] for n in range(1, 5)]
        assert self.priced(-400, [(10, {}), (12, {POOR: 400})], *many) == LEFT_OPEN_AMONG_MANY

    @pytest.mark.parametrize(("beside", "less"), [(0, 0), (1, 2), (2, 4), (3, 4), (4, 6)])
    def test_each_doubling_of_the_gaps_beside_it_takes_two_off(self, beside, less):
        others = [(10, {POOR: 400 + n}) for n in range(1, beside + 1)]
        far = [(10, {POOR: 4_000})]
        assert self.priced(-400, [(10, {}), (10, {POOR: 400}), *others, *far]) == LEFT_OPEN - less

    def test_where_anything_closes_it_nothing(self):
        assert self.priced(-37, *([(10, {}), (10, {POOR: 2**n})] for n in range(8))) == 0

    def test_where_nothing_closes_it_nothing(self):
        assert self.priced(-37, [(10, {}), (10, {POOR: 4})]) == 0
        assert self.priced(-4, [(10, {}), (10 + LEFT_OPEN + MARGIN + 9, {POOR: 4})]) == 0

    def test_too_many_sums_to_be_looked_at(self, monkeypatch):
        lines = [[(10, {}), (12, {POOR: 400})], [(10, {}), (11, {POOR: 50})], [(10, {}), (15, {POOR: 9})]]
        assert self.priced(-400, *lines) >= LEFT_OPEN - 2
        monkeypatch.setattr(reach, "MOST_SUMS", 1)
        assert self.priced(-400, *lines) == 0

    def test_too_many_sums_beside_a_gap_that_closes(self, monkeypatch):
        """What costs a little more is too much to be counted: as if all could be closed."""
        lines = [[(10, {}), (10 + MARGIN, {POOR: 50 * n})] for n in range(1, 6)]
        monkeypatch.setattr(reach, "MOST_SUMS", 3)
        assert self.priced(0, *lines) == max(0, LEFT_OPEN_AMONG_MANY - 14)
