"""Expressions computed once and then named: formulas over names stay short on every engine.

>>> stages = Stages()
>>> three = stages.named(0, ("sum", "three"), nw.col("a") + 2)
>>> stages.named(0, ("sum", "three"), nw.col("a") + 2) is three
True
>>> import polars as pl
>>> stages.over(nw.from_native(pl.LazyFrame({"a": [1]}))).select(three).collect().row(0)
(3,)
"""

from collections.abc import Hashable
from typing import Any

import attrs
import narwhals as nw

PREFIX = "_chuanngheo_"
"""What begins the name of a column of our own, taken away before the answer."""


@attrs.define
class Stages:
    """Named expressions; one of a later stage may use the names of earlier ones."""

    _names: dict[Hashable, nw.Expr] = attrs.field(factory=dict[Hashable, nw.Expr], init=False)
    _stages: dict[int, list[nw.Expr]] = attrs.field(factory=dict[int, list[nw.Expr]], init=False)

    def named(self, stage: int, key: Hashable, value: nw.Expr) -> nw.Expr:
        """The name of the expression; the same for the same key."""
        if key not in self._names:
            name = f"{PREFIX}{len(self._names)}"
            self._names[key] = nw.col(name)
            self._stages.setdefault(stage, []).append(value.alias(name))
        return self._names[key]

    @property
    def names(self) -> list[str]:
        """The names of all columns added."""
        return [f"{PREFIX}{number}" for number in range(len(self._names))]

    def over(self, lazy: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """The table with what is named beside it."""
        for stage in sorted(self._stages):
            lazy = lazy.with_columns(*self._stages[stage])
        return lazy
