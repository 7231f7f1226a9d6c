"""Every relation of a document: what has to be looked at is made at once, the rest when somebody asks."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.families import Family, Place
from chuanngheo.consistency.relations import Cell, Relation, Verdict
from chuanngheo.consistency.sheet import Sheet


@attrs.frozen(eq=False)
class Asked:
    """What one table asks: the families of its rows, and relations that stand alone, each at its place."""

    sheet: Sheet
    families: Sequence[Family]
    alone: Sequence[tuple[Place, Relation]]


_R = TypeVar("_R", bound=Relation)


@attrs.frozen(eq=False)
class OnCells(Generic[_R]):
    """Some relations by their cells, found when a cell is asked for."""

    find: Callable[[Cell], list[_R]]
    _found: dict[Cell, list[_R]] = attrs.field(factory=dict[Cell, "list[_R]"], init=False)

    def __getitem__(self, cell: Cell) -> list[_R]:
        if cell not in self._found:
            self._found[cell] = self.find(cell)
        return self._found[cell]

    def get(self, cell: Cell, default: Sequence[_R] = ()) -> Sequence[_R]:
        """As of a mapping."""
        return self[cell] or default


@attrs.define(eq=False)
class Questions:
    """Every relation of a document, in order: table by table, then what stands alone."""

    tables: Sequence[Asked]
    alone: Sequence[Relation] = ()
    _places: dict[Relation, Place] = attrs.field(factory=dict[Relation, Place], init=False)
    _standing_alone: tuple[Relation, ...] = attrs.field(default=(), init=False)
    _texts: dict[tuple[str, str], Counter[str]] = attrs.field(
        factory=dict[tuple[str, str], "Counter[str]"], init=False
    )

    def __attrs_post_init__(self) -> None:
        for number, table in enumerate(self.tables):
            self._places.update((relation, (number, *place)) for place, relation in table.alone)
        self._places.update((relation, (len(self.tables), n)) for n, relation in enumerate(self.alone))
        self._standing_alone = tuple(self._places)

    @cached_property
    def looked_at(self) -> tuple[Relation, ...]:
        """All but those that surely hold and need no word, in order."""
        made = list(self._standing_alone)
        made += [
            self._of(t, family, row)
            for t, table in enumerate(self.tables)
            for family in table.families
            for row in family.open
        ]
        return tuple(sorted(made, key=self.place))

    @cached_property
    def broken(self) -> tuple[Relation, ...]:
        """The relations that do not hold and whose failure is a finding, in order."""
        return tuple(r for r in self.looked_at if not r.weak and r.outcome().verdict is Verdict.BROKEN)

    def __iter__(self) -> Iterator[Relation]:
        made = [
            self._of(t, family, row)
            for t, table in enumerate(self.tables)
            for family in table.families
            for row in family.asked
        ]
        return iter(sorted({*self.looked_at, *made}, key=self.place))

    def __len__(self) -> int:
        sure = (len(f.asked) - len(f.open) for table in self.tables for f in table.families)
        return len(self.looked_at) + sum(sure)

    def place(self, relation: Relation) -> Place:
        """The place of a relation among all."""
        return self._places[relation]

    def _of(self, table: int, family: Family, row: int) -> Relation:
        relation = family.relation(row)
        self._places[relation] = (table, *family.place(row))
        return relation

    @cached_property
    def by_cell(self) -> OnCells[Relation]:
        """Every relation on a cell, in order."""
        return OnCells(self._on)

    @cached_property
    def strong(self) -> OnCells[Relation]:
        """The relations on a cell whose failure is a finding."""
        return OnCells(lambda cell: [relation for relation in self.by_cell[cell] if not relation.weak])

    def _on(self, cell: Cell) -> list[Relation]:
        found = list(self._standing[0].get(cell, ()))
        found += [relation for relation in self._standing[1] if cell in relation.cells]
        for number, table in enumerate(self.tables):
            if (place := table.sheet.place(cell)) is not None:
                found += [
                    self._of(number, family, row) for family in table.families for row in family.on(*place)
                ]
        return sorted(found, key=self.place)

    @cached_property
    def _standing(self) -> tuple[dict[Cell, list[Relation]], list[ColumnSum]]:
        """The relations that stand alone, by their cells; but sums of whole columns in a list."""
        by_cell: dict[Cell, list[Relation]] = {}
        columns: list[ColumnSum] = []
        for relation in self._standing_alone:
            if isinstance(relation, ColumnSum):
                columns.append(relation)
                continue
            for cell in dict.fromkeys(relation.cells):
                by_cell.setdefault(cell, []).append(relation)
        return by_cell, columns

    def families(self, sheet: Sheet, role: str) -> list[Family]:
        """What the rows of a sheet ask of a column."""
        own = (family for table in self.tables if table.sheet is sheet for family in table.families)
        return [family for family in own if role in family.roles]

    def rated(self, sheet: Sheet, role: str) -> int:
        """How many rates of a column can be told from their count and total."""
        families = (f for table in self.tables if table.sheet is sheet for f in table.families)
        return sum(len(f.asked) for f in families if f.kind == "rate" and f.roles[-1] == role)

    def texts(self, table: str, role: str) -> Counter[str]:
        """How often each text is printed in a column."""
        if (table, role) not in self._texts:
            own = (t.sheet.column(role).printed for t in self.tables if t.sheet.title == table)
            self._texts[table, role] = Counter([cell.text for column in own for cell in column if cell])
        return self._texts[table, role]

    @cached_property
    def _told(self) -> tuple[dict[tuple[Sheet, str], set[int]], set[Cell]]:
        """The rows of each column, and the other cells, that took part in a relation that answered."""
        rows: dict[tuple[Sheet, str], set[int]] = {}
        others: set[Cell] = set()
        for table in self.tables:
            for family in table.families:
                told = set(family.asked) - {n for n in family.open if not _answers(family.relation(n))}
                for role in family.roles:
                    rows.setdefault((table.sheet, role), set()).update(told)
                if told and family.base is not None:
                    rows.setdefault((table.sheet, family.base[1]), set()).add(family.base[0])
        by_cell, columns = self._standing
        for cell, relations in by_cell.items():
            if any(map(_answers, relations)):
                self._tell(cell, rows, others)
        for column in filter(_answers, columns):
            rows.setdefault((column.cells.sheet, column.cells.role), set()).update(column.cells.rows)
        return rows, others

    def _tell(self, cell: Cell, rows: dict[tuple[Sheet, str], set[int]], others: set[Cell]) -> None:
        for table in self.tables:
            if (place := table.sheet.place(cell)) is not None:
                rows.setdefault((table.sheet, place[1]), set()).add(place[0])
                return
        others.add(cell)

    def tested(self) -> int:
        """How many figures took part in a relation that answered."""
        rows, others = self._told
        return sum(map(len, rows.values())) + len(others)

    def tests(self, cell: Cell) -> bool:
        """Whether a figure took part in a relation that answered."""
        rows, others = self._told
        places = ((table.sheet, table.sheet.place(cell)) for table in self.tables)
        return cell in others or any(
            place is not None and place[0] in rows.get((sheet, place[1]), ()) for sheet, place in places
        )


def _answers(relation: Relation) -> bool:
    return relation.outcome().verdict is not Verdict.CANNOT_TELL
