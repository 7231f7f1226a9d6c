"""Vietnam's poverty standards (chuẩn nghèo) as data: classify a household, audit a plan's figures.

>>> import chuanngheo as cn
>>> from datetime import date
>>> standard = cn.NATIONAL.on(date(2024, 12, 14)).standard
>>> home = cn.Household(area=cn.RURAL, income=cn.PerHead(1_450_000),
...     deprivations=standard.deprived("employment", "water", "toilet"))
>>> cn.classify(home, standard).category
<Category.POOR: 'poor'>
"""

from importlib import import_module
from typing import TYPE_CHECKING

from chuanngheo.areas import RURAL, RURAL_LOWLAND, RURAL_MOUNTAIN, URBAN, Area
from chuanngheo.classify import Classification, category, classify, compare
from chuanngheo.errors import ChuanNgheoError
from chuanngheo.explain import explain
from chuanngheo.figures import Figure, figure, figures
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

if TYPE_CHECKING:
    from chuanngheo.consistency import Audit, audit
    from chuanngheo.files.documents import load_document
    from chuanngheo.files.households import load_households
    from chuanngheo.statements import Document
    from chuanngheo.tables import Table

__version__ = "0.1.0"

_LATER = {
    "Audit": "chuanngheo.consistency",
    "Document": "chuanngheo.statements",
    "Table": "chuanngheo.tables",
    "audit": "chuanngheo.consistency",
    "load_document": "chuanngheo.files.documents",
    "load_households": "chuanngheo.files.households",
}
"""Names whose rooms are loaded when they are first asked for, so that the import stays light."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'chuanngheo' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


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
