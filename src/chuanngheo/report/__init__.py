"""An audit for people and programs: text, JSON, a web page, rows of findings, the workbook with comments.

``rules`` says by which rule a finding was made, ``marked`` which cells of which table it names; ``text``,
``plain``, ``page`` and ``workbook`` write it down, ``households`` writes classifications,
``reading`` a document with each figure marked.
"""

from chuanngheo.report.households import (
    CLASSIFICATION_SCHEMA,
    classification_dict,
    classifications_dict,
    classifications_text,
    reasons,
)
from chuanngheo.report.page import audit_html
from chuanngheo.report.plain import AUDIT_SCHEMA, audit_dict, findings_csv, findings_rows
from chuanngheo.report.reading import reading_dict, reading_html, reading_text
from chuanngheo.report.text import audit_text
from chuanngheo.report.workbook import commented, workbook

__all__ = [
    "AUDIT_SCHEMA",
    "CLASSIFICATION_SCHEMA",
    "audit_dict",
    "audit_html",
    "audit_text",
    "classification_dict",
    "classifications_dict",
    "classifications_text",
    "commented",
    "findings_csv",
    "findings_rows",
    "reading_dict",
    "reading_html",
    "reading_text",
    "reasons",
    "workbook",
]
