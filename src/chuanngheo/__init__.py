"""Vietnam's poverty standards (chuẩn nghèo) as data: classify a household, audit a plan's figures.

>>> import chuanngheo as cn
>>> from datetime import date
>>> standard = cn.NATIONAL.on(date(2024, 12, 14)).standard
>>> home = cn.Household(area=cn.RURAL, income=cn.PerHead(1_450_000),
...     deprivations=standard.deprived("employment", "water", "toilet"))
>>> cn.classify(home, standard).category
<Category.POOR: 'poor'>
"""

# ruff: noqa: TC004 # what type checkers see here is loaded by name below

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chuanngheo import frame as frame
    from chuanngheo import measures as measures
    from chuanngheo import plot as plot
    from chuanngheo.areas import RURAL, RURAL_LOWLAND, RURAL_MOUNTAIN, URBAN, Area
    from chuanngheo.classify import Classification, category, classify
    from chuanngheo.compare import compare
    from chuanngheo.consistency import Audit, audit
    from chuanngheo.errors import ChuanNgheoError
    from chuanngheo.explain import explain
    from chuanngheo.figures import Figure, figure, figures
    from chuanngheo.files.documents import load_document
    from chuanngheo.files.households import load_households
    from chuanngheo.household import Household, Income, PerHead
    from chuanngheo.law import Citation, Confidence, Instrument
    from chuanngheo.periods import Span
    from chuanngheo.quantities import Change, Points, Rate, Rounding
    from chuanngheo.registry import Applies, Registry, Subject, Use
    from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard
    from chuanngheo.standards import (
        FARM_2014_2015,
        LOW_INCOME_WORKER_2025,
        NATIONAL_2001_2005,
        NATIONAL_2006_2010,
        NATIONAL_2011_2015,
        NATIONAL_2011_2015_LITERAL,
        NATIONAL_2016_2020,
        NATIONAL_2021_2025,
        NATIONAL_2026_2030,
        POLICY_BAND_2011_2015,
        POLICY_BAND_2011_2015_FROM,
    )
    from chuanngheo.standards.timeline import LAW_CHECKED, NATIONAL
    from chuanngheo.statements import Document
    from chuanngheo.tables import Table

__version__ = "0.1.0"

__all__ = [
    "FARM_2014_2015",
    "LAW_CHECKED",
    "LOW_INCOME_WORKER_2025",
    "NATIONAL",
    "NATIONAL_2001_2005",
    "NATIONAL_2006_2010",
    "NATIONAL_2011_2015",
    "NATIONAL_2011_2015_LITERAL",
    "NATIONAL_2016_2020",
    "NATIONAL_2021_2025",
    "NATIONAL_2026_2030",
    "POLICY_BAND_2011_2015",
    "POLICY_BAND_2011_2015_FROM",
    "RURAL",
    "RURAL_LOWLAND",
    "RURAL_MOUNTAIN",
    "URBAN",
    "Applies",
    "Area",
    "Audit",
    "Band",
    "Between",
    "Category",
    "Change",
    "ChuanNgheoError",
    "Citation",
    "Classification",
    "Confidence",
    "Document",
    "Figure",
    "Household",
    "Income",
    "Instrument",
    "Line",
    "PerHead",
    "Points",
    "Rate",
    "Registry",
    "Rounding",
    "Rule",
    "Span",
    "Standard",
    "Subject",
    "Table",
    "Use",
    "audit",
    "category",
    "classify",
    "compare",
    "explain",
    "figure",
    "figures",
    "load_document",
    "load_households",
]

_ROOMS = {
    "areas": ("RURAL", "RURAL_LOWLAND", "RURAL_MOUNTAIN", "URBAN", "Area"),
    "classify": ("Classification", "category", "classify"),
    "compare": ("compare",),
    "consistency": ("Audit", "audit"),
    "errors": ("ChuanNgheoError",),
    "explain": ("explain",),
    "figures": ("Figure", "figure", "figures"),
    "files.documents": ("load_document",),
    "files.households": ("load_households",),
    "household": ("Household", "Income", "PerHead"),
    "law": ("Citation", "Confidence", "Instrument"),
    "periods": ("Span",),
    "quantities": ("Change", "Points", "Rate", "Rounding"),
    "registry": ("Applies", "Registry", "Subject", "Use"),
    "standard": ("Band", "Between", "Category", "Line", "Rule", "Standard"),
    "standards": (
        "FARM_2014_2015",
        "LOW_INCOME_WORKER_2025",
        "NATIONAL_2001_2005",
        "NATIONAL_2006_2010",
        "NATIONAL_2011_2015",
        "NATIONAL_2011_2015_LITERAL",
        "NATIONAL_2016_2020",
        "NATIONAL_2021_2025",
        "NATIONAL_2026_2030",
        "POLICY_BAND_2011_2015",
        "POLICY_BAND_2011_2015_FROM",
    ),
    "standards.timeline": ("LAW_CHECKED", "NATIONAL"),
    "statements": ("Document",),
    "tables": ("Table",),
}
_WHOLE_ROOMS = ("frame", "measures", "plot")
"""Rooms that are public under their own names: ``cn.frame.classify``."""

_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


class _Package(ModuleType):
    """This package: each public name is loaded, with its room, when it is first asked for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # any public name
        if name in _WHOLE_ROOMS:
            return import_module(f"chuanngheo.{name}")
        room = _ROOM_OF.get(name)
        if room is None:
            raise AttributeError(f"module 'chuanngheo' has no attribute {name!r}", name=name, obj=self)
        value = getattr(import_module(f"chuanngheo.{room}"), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """A function stays itself when the module of its own name is loaded: ``classify``, ``explain``."""
        if name in _ROOM_OF and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted(__all__)


sys.modules[__name__].__class__ = _Package
