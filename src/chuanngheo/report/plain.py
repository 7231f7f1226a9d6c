"""An audit as plain values for programs: JSON, rows for a dataframe, CSV.

The JSON is versioned: ``schema`` names the shape, ``law_checked`` the day the texts were last compared.
"""

import csv
import io
from collections.abc import Sequence

import attrs

from chuanngheo.consistency import Audit, Finding, Message, Remark, Suggested, Verdict
from chuanngheo.files.writing import neutral
from chuanngheo.languages import phrase
from chuanngheo.report.rules import arithmetic, rule
from chuanngheo.standards import by_code
from chuanngheo.standards.timeline import LAW_CHECKED
from chuanngheo.tables import Recognised

AUDIT_SCHEMA = "chuanngheo-audit-1"
"""The name of its JSON; ``docs/schemas/audit.json`` says the rest."""


def audit_dict(audit: Audit, recognised: Sequence[Recognised] = ()) -> dict[str, object]:
    """The audit as plain values for JSON; the shape is published as ``docs/schemas/audit.json``.

    ``recognised`` are the tables whose columns were found by their headings: what each was taken for.

    >>> from chuanngheo import audit, load_document
    >>> found = audit_dict(audit(load_document("docs/examples/luc-ngan-2019.toml")))
    >>> found["schema"], found["findings"][0]["printed"]
    ('chuanngheo-audit-1', '11,68%')
    """
    seen = audit.coverage
    return {
        "schema": AUDIT_SCHEMA,
        "law_checked": LAW_CHECKED.isoformat(),
        "document": audit.document.title,
        "source": audit.document.source,
        "standard": audit.document.standard or None,
        "digest": by_code(audit.document.standard).digest if audit.document.standard else None,
        "recognised": [one.as_dict() for one in recognised],
        "findings": [_finding_dict(audit, finding) for finding in audit.findings],
        "remarks": [_remark_dict(remark) for remark in audit.remarks],
        "checks": {verdict.value: audit.count(verdict) for verdict in Verdict},
        "coverage": {**attrs.asdict(seen), "unchecked": seen.unchecked},
    }


def _message(message: Message) -> dict[str, str]:
    return {"vi": message.vi, "en": message.en}


def _finding_dict(audit: Audit, finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "where": finding.where.as_dict(),
        "printed": finding.printed,
        "expected": finding.expected,
        "proposals": [_proposal_dict(option) for option in finding.proposals],
        "message": _message(finding.message),
        "rule": _message(rule(finding.kind)),
        "arithmetic": arithmetic(audit, finding),
        "ambiguous": finding.ambiguous,
        "cells": [where.as_dict() for where in finding.cells],
        "cause": finding.cause or None,
        "repairs": [_proposal_dict(repair) for repair in finding.repairs],
        "root": finding.root,
    }


def _proposal_dict(option: Suggested) -> dict[str, object]:
    return {"value": option.value, "where": option.where.as_dict(), "reason": _message(option.reason)}


def _remark_dict(remark: Remark) -> dict[str, object]:
    return {
        "kind": remark.kind,
        "where": remark.where.as_dict(),
        "printed": remark.printed,
        "message": _message(remark.message),
        "rule": _message(rule(remark.kind)),
        "proposals": [_proposal_dict(option) for option in remark.proposals],
    }


COLUMNS = (
    "id", "root", "kind", "document", "table", "row", "column", "role", "text", "printed", "proposed",
    "proposed_at", "reason", "rule", "arithmetic", "message", "ambiguous", "cause",
)  # fmt: skip
"""The keys of a row of findings, and the columns of the CSV, in this order."""


def findings_rows(audit: Audit, lang: str = "vi") -> list[dict[str, str | int | None]]:
    """One dictionary a finding, every one with the keys :data:`COLUMNS`: ``polars.DataFrame(rows)`` takes it.

    ``proposed`` is the best proposal, ``proposed_at`` its cell where that is another one.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import audit, load_document
    >>> rows = findings_rows(audit(load_document("docs/examples/luc-ngan-2019.toml")), "en")
    >>> [(row["printed"], row["proposed"]) for row in rows]
    [('11,68%', '11,88%')]
    """
    return [_finding_row(audit, finding, lang) for finding in audit.findings]


def _finding_row(audit: Audit, finding: Finding, lang: str) -> dict[str, str | int | None]:
    where = finding.where
    best = finding.proposals[0] if finding.proposals else None
    elsewhere = best is not None and best.where != where
    values = (
        finding.id,
        finding.root,
        finding.kind,
        where.document,
        where.table,
        where.row,
        phrase(lang, *where.named) or where.column,
        where.column,
        where.text,
        finding.printed,
        best.value if best else finding.expected,
        best.where.label(lang) if best and elsewhere else "",
        best.reason.text(lang) if best else "",
        rule(finding.kind).text(lang),
        arithmetic(audit, finding),
        finding.message.text(lang),
        phrase(lang, "chưa rõ ô nào sai", "none singled out") if finding.ambiguous else "",
        finding.cause,
    )
    return dict(zip(COLUMNS, values, strict=True))


def findings_csv(audit: Audit, lang: str = "vi") -> str:
    """The findings as CSV with a header; no cell is one that a spreadsheet takes for a formula.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import audit, load_document
    >>> found = findings_csv(audit(load_document("docs/examples/luc-ngan-2019.toml")), "en")
    >>> found.splitlines()[0].split(",")[:6]
    ['id', 'root', 'kind', 'document', 'table', 'row']
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in findings_rows(audit, lang):
        writer.writerow([neutral(value) for value in row.values()])
    return text.getvalue()
