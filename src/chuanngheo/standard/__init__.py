"""A poverty standard as data: rectangles on one sheet, income band × deprivation score.

A :class:`Rule` is one rectangle with its category and its citation.  The constructor of
:class:`Standard` refuses rules that overlap, lines that lack an area, and numbers without a citation;
:meth:`Standard.gaps` lists what the text leaves uncovered between what it covers.

``<=`` on income and ``>=`` on a score live here and nowhere else.
"""

from chuanngheo.standard.categories import Category
from chuanngheo.standard.rules import Band, Between, Line, Rule
from chuanngheo.standard.sheet import Cut, Gap, Sheet, Step
from chuanngheo.standard.standard import Standard

__all__ = ["Band", "Between", "Category", "Cut", "Gap", "Line", "Rule", "Sheet", "Standard", "Step"]
