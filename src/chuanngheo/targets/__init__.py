"""Target arithmetic (tính chỉ tiêu giảm nghèo): one target, allocation, paths, other goals, programmes.

``apportion`` shares a total in whole numbers; ``allocation`` shares a district's reduction among its
communes; ``said`` is a number as far as its print goes, ``one`` fits points, households and rates to one
another, ``checks`` and ``progress`` say what holds and what became of it; ``paths`` lays a reduction over
years; ``goals`` are the other goals of a plan; ``programme`` cites what the state's programmes ask.
"""

from chuanngheo.targets.allocation import ROLES, Allocation, By, Commune, allocate, keeping_rates, nearest
from chuanngheo.targets.apportion import Method, Ties, apportion
from chuanngheo.targets.checks import Check, Verdict
from chuanngheo.targets.goals import Comparator, Goal, Per, parts, yearly
from chuanngheo.targets.one import Base, Target
from chuanngheo.targets.paths import (
    Course,
    Observation,
    Path,
    PathYear,
    Shape,
    Track,
    fallen,
    milestones,
    path,
    track,
)
from chuanngheo.targets.programme import PROGRAMMES, Measure, ProgrammeTarget, Scope, programme_targets
from chuanngheo.targets.progress import Outcome, Progress
from chuanngheo.targets.said import Said, count_of, gross_exits, households_of, points_of

__all__ = [
    "PROGRAMMES",
    "ROLES",
    "Allocation",
    "Base",
    "By",
    "Check",
    "Commune",
    "Comparator",
    "Course",
    "Goal",
    "Measure",
    "Method",
    "Observation",
    "Outcome",
    "Path",
    "PathYear",
    "Per",
    "ProgrammeTarget",
    "Progress",
    "Said",
    "Scope",
    "Shape",
    "Target",
    "Ties",
    "Track",
    "Verdict",
    "allocate",
    "apportion",
    "count_of",
    "fallen",
    "gross_exits",
    "households_of",
    "keeping_rates",
    "milestones",
    "nearest",
    "parts",
    "path",
    "points_of",
    "programme_targets",
    "track",
    "yearly",
]
