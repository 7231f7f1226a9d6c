"""An audit or a list of classifications as text for people and as JSON for programs.

The JSON is versioned: ``schema`` names the shape, ``law_checked`` the day the texts were last compared.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from chuanngheo.assess import Assessment
from chuanngheo.classify import Classification
from chuanngheo.consistency import Audit, Finding, Message, Remark, Suggested, Verdict
from chuanngheo.explain import explain
from chuanngheo.languages import vietnamese
from chuanngheo.standards import by_code
from chuanngheo.standards.timeline import LAW_CHECKED

AUDIT_SCHEMA = "chuanngheo-audit-1"
CLASSIFICATION_SCHEMA = "chuanngheo-classification-1"


def audit_text(audit: Audit, lang: str = "vi") -> str:
    """The audit as an officer reads it: findings with what hangs under them, remarks, coverage."""
    return "\n".join(_audit_lines(audit, lang))


def _audit_lines(audit: Audit, lang: str) -> Iterator[str]:
    vi = vietnamese(lang)
    yield audit.document.title
    yield ""
    roots = len(audit.roots)
    hanging = len(audit.findings) - roots
    if not roots:
        yield "Không thấy mâu thuẫn." if vi else "No contradiction found."
    else:
        more = f", {hanging} {'số kéo theo' if vi else 'that follow'}" if hanging else ""
        yield (f"{roots} mâu thuẫn{more}:" if vi else f"{roots} contradiction(s){more}:")
        for finding in audit.findings:
            yield from _finding_lines(finding, lang)
    if audit.remarks:
        yield ""
        yield f"{len(audit.remarks)} nhận xét:" if vi else f"{len(audit.remarks)} remark(s):"
        yield from (f"  - {remark.message.text(lang)}" for remark in audit.remarks)
    yield ""
    yield _coverage(audit, vi=vi)


def _finding_lines(finding: Finding, lang: str) -> Iterator[str]:
    indent = "  " if finding.root is None else "      "
    yield f"{indent}{finding.id}. {finding.message.text(lang)}"
    word = "đề xuất" if vietnamese(lang) else "proposed"
    for option in finding.proposals:
        there = "" if option.where == finding.where else f" [{option.where.label(lang)}]"
        yield f"{indent}   → {word}: {option.value}{there} ({option.reason.text(lang)})"


def _coverage(audit: Audit, *, vi: bool) -> str:
    counts = [audit.count(verdict) for verdict in Verdict]
    seen = audit.coverage
    if vi:
        return (
            f"{len(audit.checks)} phép kiểm tra: {counts[0]} đúng, {counts[1]} sai,"
            f" {counts[2]} không kết luận được."
            f" {seen.figures} số: {seen.checked} đã kiểm tra, {seen.unchecked} không kiểm tra được,"
            f" {seen.unreadable} không đọc được."
        )
    return (
        f"{len(audit.checks)} checks: {counts[0]} hold, {counts[1]} broken, {counts[2]} cannot tell."
        f" {seen.figures} figures: {seen.checked} checked, {seen.unchecked} not checkable,"
        f" {seen.unreadable} not readable."
    )


def audit_dict(audit: Audit) -> dict[str, object]:
    """The audit as plain values for JSON; the shape is published as ``docs/schemas/audit.json``."""
    seen = audit.coverage
    return {
        "schema": AUDIT_SCHEMA,
        "law_checked": LAW_CHECKED.isoformat(),
        "document": audit.document.title,
        "source": audit.document.source,
        "standard": audit.document.standard or None,
        "digest": by_code(audit.document.standard).digest if audit.document.standard else None,
        "findings": [_finding_dict(finding) for finding in audit.findings],
        "remarks": [_remark_dict(remark) for remark in audit.remarks],
        "checks": {verdict.value: audit.count(verdict) for verdict in Verdict},
        "coverage": {**attrs.asdict(seen), "unchecked": seen.unchecked},
    }


def _message(message: Message) -> dict[str, str]:
    return {"vi": message.vi, "en": message.en}


def _finding_dict(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "where": finding.where.as_dict(),
        "printed": finding.printed,
        "expected": finding.expected,
        "proposals": [_proposal_dict(option) for option in finding.proposals],
        "message": _message(finding.message),
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
    }


Assessments = Sequence[Assessment | None]
"""Beside each classification how its indicators were assessed, where they were."""


def classifications_text(
    results: Sequence[Classification], lang: str = "vi", assessments: Assessments = ()
) -> str:
    """One paragraph a household, under its id."""
    paragraphs: list[str] = []
    for number, (result, assessment) in enumerate(zip_longest(results, assessments), 1):
        word = "Hộ" if vietnamese(lang) else "Household"
        lines = [f"{word} {result.household.id or number}", explain(result, lang)]
        lines += [f"  - {line}" for line in reasons(assessment, lang)]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


def reasons(assessment: Assessment | None, lang: str = "vi") -> list[str]:
    """Why each indicator is a deprivation or not known; those that are none need no words."""
    return [r.text(lang, threshold=False) for r in assessment or () if r.deprived is not False]


def classification_dict(
    result: Classification, lang: str = "vi", assessment: Assessment | None = None
) -> dict[str, object]:
    """One classification as plain values for JSON."""
    rule = result.rule
    return {
        "id": result.household.id,
        "category": result.category.value if result.category else None,
        "label": result.category.text(lang) if result.category else None,
        "possible": [category.value for category in result.possible],
        "relevant": list(result.relevant),
        "rule": rule.text(lang) if rule else None,
        "cite": rule.cite.text(lang) if rule else None,
        "explanation": explain(result, lang).split("\n"),
        "reasons": reasons(assessment, lang),
    }


def classifications_dict(
    results: Sequence[Classification], lang: str = "vi", assessments: Assessments = ()
) -> dict[str, object]:
    """Classifications under one standard as plain values for JSON."""
    standard = results[0].standard if results else None
    return {
        "schema": CLASSIFICATION_SCHEMA,
        "law_checked": LAW_CHECKED.isoformat(),
        "standard": standard.code if standard else None,
        "digest": standard.digest if standard else None,
        "households": [
            classification_dict(result, lang, assessment)
            for result, assessment in zip_longest(results, assessments)
        ],
    }
