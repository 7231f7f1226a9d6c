"""The official review, sheet by sheet: answers → điểm A, điểm B → category, and the steps of the year.

>>> from chuanngheo import review
>>> home = review.Answers(members=4, workers=2, dependants=2, motorbikes=1)
>>> a = review.points(home, "Bình Thuận", area="rural")
>>> (a.low, a.high), a.sheet.form
((70, 445), '3.7')
"""

from chuanngheo.review.answers import Answers, PointsB
from chuanngheo.review.decision import BothWays, Decision, Move, Need, Outcome, both_ways, decide
from chuanngheo.review.income import farm_income, is_average
from chuanngheo.review.interview import House, Member, answers_of, average_month, living_area
from chuanngheo.review.readings import LargeHousehold, Printed, Readings, TwoJobs
from chuanngheo.review.reports import Report, Unit, report
from chuanngheo.review.reviewed import Child, Reviewed
from chuanngheo.review.scoring import PointsA, place, points
from chuanngheo.review.screening import Screening, screen
from chuanngheo.review.told import tell, tell_both, tell_points
from chuanngheo.review.totals import decide_2016
from chuanngheo.review.year import Majority, ReviewYear, meeting, steps

__all__ = [
    "Answers",
    "BothWays",
    "Child",
    "Decision",
    "House",
    "LargeHousehold",
    "Majority",
    "Member",
    "Move",
    "Need",
    "Outcome",
    "PointsA",
    "PointsB",
    "Printed",
    "Readings",
    "Report",
    "ReviewYear",
    "Reviewed",
    "Screening",
    "TwoJobs",
    "Unit",
    "answers_of",
    "average_month",
    "both_ways",
    "decide",
    "decide_2016",
    "farm_income",
    "is_average",
    "living_area",
    "meeting",
    "place",
    "points",
    "report",
    "screen",
    "steps",
    "tell",
    "tell_both",
    "tell_points",
]
