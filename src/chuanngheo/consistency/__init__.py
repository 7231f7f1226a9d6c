"""Two printed numbers ought to agree: every check of a document, and the slip behind what does not.

``relations`` asks, ``facts`` finds the figures, ``tabular`` and ``spoken`` say which belong together,
``direct`` checks what is no arithmetic, ``slips`` finds the wrong figure, ``auditing`` puts it together.
"""

from chuanngheo.consistency.auditing import audit
from chuanngheo.consistency.relations import Verdict, Where
from chuanngheo.consistency.results import Audit, Check, Coverage, Finding, Judged, Message, Remark, Suggested

__all__ = [
    "Audit",
    "Check",
    "Coverage",
    "Finding",
    "Judged",
    "Message",
    "Remark",
    "Suggested",
    "Verdict",
    "Where",
    "audit",
]
