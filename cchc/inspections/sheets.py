"""What do minutes, a conclusion and the year's results say on paper? Plain values for the printed forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc.documents.form_values import Form
from cchc.documents.heading import office_of
from cchc.inspections.drawing import RULE_SAID
from cchc.inspections.models import ChecklistAnswer, Finding, Inspection, SampledItem
from cchc.inspections.presentation.words import object_said, state_of
from cchc.inspections.results import by_person
from cchc.inspections.rules import checklist_of
from cchc.lifecycle.clock import now
from cchc.organization.models import Post, Unit


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One item of the checklist, of the place or of one thing drawn."""

    of: str
    item: str
    verdict: str
    note: str


@dataclass(frozen=True, kw_only=True)
class DrawLine:
    of: str
    seed: str
    population: int
    digest: str
    drawn: int
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FindingLine:
    number: int
    text: str
    severity: str
    responsible: str
    required: str
    due_on: date
    answer: str
    verdict: str
    judgement: str
    task: str


@dataclass(frozen=True, kw_only=True)
class MinutesSheet(Form):
    """Biên bản kiểm tra."""

    subject: str
    kind: str
    unit: str
    inspected: str
    decision: str
    notice: str
    period_from: date
    period_until: date
    team: tuple[str, ...]
    checklist: str
    rule: str
    draws: tuple[DrawLine, ...]
    answers: tuple[AnswerLine, ...]
    findings: tuple[FindingLine, ...]
    leader: str


@dataclass(frozen=True, kw_only=True)
class ConclusionSheet(Form):
    """Thông báo kết luận kiểm tra."""

    subject: str
    kind: str
    unit: str
    inspected: str
    decision: str
    period_from: date
    period_until: date
    text: str
    findings: tuple[FindingLine, ...]
    signer: str
    signer_post: str


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    name: str
    division: str
    minor: int
    breach: int
    grave: int
    confirmed: int
    open: int
    late: int
    findings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ResultsSheet(Form):
    """Bảng kết quả kiểm tra theo người, for rating and emulation."""

    year: int
    lines: tuple[ResultLine, ...]


def minutes_of(inspection: Inspection) -> MinutesSheet:
    """`inspection` with its unit; everything else is read here."""
    team = list(inspection.team.select_related("post__official", "post__position"))
    leader = inspection.lead or (team[0].post if team else None)
    return MinutesSheet(
        office=office_of(inspection.unit), issued_at=inspection.concluded_at or now(), number=inspection.code,
        **_heading(inspection), notice=inspection.notice_number,
        team=tuple(f"{_said(each.post)}{', Trưởng đoàn' if each.leads else ''}" for each in team)
        or tuple([_said(leader)] if leader else []),
        checklist=checklist_of(inspection).name, rule=RULE_SAID, draws=_draws(inspection),
        answers=_answers(inspection), findings=_findings(inspection),
        leader=leader.official.full_name if leader else "",
    )  # fmt: skip


def conclusion_of(inspection: Inspection) -> ConclusionSheet:
    signer = inspection.concluded_by
    assert signer and inspection.concluded_at  # noqa: S101 (only what is concluded is printed)
    return ConclusionSheet(
        office=office_of(inspection.unit), issued_at=inspection.concluded_at, number=inspection.conclusion_number,
        **_heading(inspection), text=inspection.conclusion, findings=_findings(inspection),
        signer=signer.official.full_name, signer_post=signer.position.name,
    )  # fmt: skip


def results_of(unit: Unit, year: int, findings: list[Finding]) -> ResultsSheet:
    at = now()
    lines = tuple(
        ResultLine(
            name=each.name, division=each.division, minor=each.severities["minor"], breach=each.severities["breach"],
            grave=each.severities["grave"], confirmed=each.confirmed, open=each.open, late=each.late,
            findings=tuple(_short(finding, at) for finding in each.findings),
        )
        for each in by_person(findings)
    )  # fmt: skip
    return ResultsSheet(office=office_of(unit), issued_at=at, year=year, lines=lines)


def _short(finding: Finding, at: datetime) -> str:
    return f"{finding.inspection.code}, số {finding.number}: {finding.text} ({state_of(finding, at).text.lower()})"


def _heading(inspection: Inspection) -> dict[str, Any]:
    return {
        "subject": inspection.subject, "kind": inspection.get_kind_display(), "unit": inspection.unit.name,
        "inspected": object_said(inspection), "decision": inspection.decision_number,
        "period_from": inspection.period_from, "period_until": inspection.period_until,
    }  # fmt: skip


def _said(post: Post) -> str:
    return f"{post.official.full_name}, {post.label}"


def _draws(inspection: Inspection) -> tuple[DrawLine, ...]:
    items = SampledItem.objects.filter(draw__inspection=inspection).select_related("dossier", "task")
    rows = list(items.order_by("place"))
    return tuple(
        DrawLine(
            of=draw.get_of_display(), seed=draw.seed, population=draw.population, digest=draw.population_digest,
            drawn=draw.drawn, items=tuple(_sampled(row) for row in rows if row.draw_id == draw.pk),
        )
        for draw in inspection.draws.order_by("of")
    )  # fmt: skip


def _sampled(item: SampledItem) -> str:
    return item.task.code if item.task else str(item.dossier)


def _answers(inspection: Inspection) -> tuple[AnswerLine, ...]:
    texts = {item.code: item.text for item in checklist_of(inspection).items}
    rows = inspection.answers.select_related("sampled__dossier", "sampled__task")
    ordered = sorted(rows, key=lambda each: (each.sampled.place if each.sampled else 0, list(texts).index(each.item)))
    return tuple(
        AnswerLine(
            of=_sampled(each.sampled) if each.sampled else "", item=texts[each.item],
            verdict=str(ChecklistAnswer.Verdict(each.verdict).label), note=each.note,
        )
        for each in ordered
    )  # fmt: skip


def _findings(inspection: Inspection) -> tuple[FindingLine, ...]:
    rows = inspection.findings.select_related("responsible__official", "responsible__position", "task")
    return tuple(
        FindingLine(
            number=each.number, text=each.text, severity=each.get_severity_display(),
            responsible=_said(each.responsible), required=each.required, due_on=each.due_on, answer=each.answer,
            verdict=each.verdict, judgement=each.judgement, task=each.task.code if each.task else "",
        )
        for each in rows.order_by("number")
    )  # fmt: skip
