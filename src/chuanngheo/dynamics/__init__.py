"""Two reviews compared: what became of one household, and the flows of a place over a year.

A household on the list of poor or near-poor households that leaves it has escaped (thoát nghèo, thoát cận
nghèo); one that enters it again has fallen back (tái nghèo), one that enters for the first time is new
(phát sinh mới).  No text at hand limits how long ago it must have been on the list to fall *back*: any
earlier time counts.

>>> movement("hộ nghèo", "hộ cận nghèo").text("vi")
'thoát nghèo, trở thành hộ cận nghèo'
>>> movement(None, "hộ nghèo", was_poor=True)
<Movement.BACK_TO_POOR: 'back-to-poor'>
>>> movement(None, "hộ nghèo") is None
True
"""

from chuanngheo.dynamics.escaped import (
    NEWLY_ESCAPED_2014,
    NEWLY_ESCAPED_2022,
    NEWLY_ESCAPED_CREDIT,
    NewlyEscaped,
    newly_escaped,
)
from chuanngheo.dynamics.flows import FORM_2, FORM_3, Entry, Flow, FlowTable, flow_table, form_1
from chuanngheo.dynamics.moves import LISTED, Change, Movement, Other, change, movement

__all__ = [
    "FORM_2",
    "FORM_3",
    "LISTED",
    "NEWLY_ESCAPED_2014",
    "NEWLY_ESCAPED_2022",
    "NEWLY_ESCAPED_CREDIT",
    "Change",
    "Entry",
    "Flow",
    "FlowTable",
    "Movement",
    "NewlyEscaped",
    "Other",
    "change",
    "flow_table",
    "form_1",
    "movement",
    "newly_escaped",
]
