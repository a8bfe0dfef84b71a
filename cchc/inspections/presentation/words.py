"""How do an inspection and a finding read? Their standing in the words and colours of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.inspections.models import Finding, Inspection, State, Status
from cchc.inspections.quarters import ROMAN, days_of
from cchc.lifecycle.clock import now, today
from cchc.plans.rules import content_named

KINDS = {
    State.NEW: "soon",
    State.BEING_FIXED: "wait",
    State.FIXED: "wait",
    State.CONFIRMED: "ok",
    State.DROPPED: "rest",
    State.CANCELLED: "rest",
}


@dataclass(frozen=True)
class Standing:
    """`kind` as `status`: late, soon, ok, wait, rest."""

    kind: str
    text: str


def standing_of(inspection: Inspection) -> Standing:
    """Planned and done; what was planned for a quarter that is over is late."""
    over = days_of(inspection.year, inspection.quarter)[1] < today()
    if inspection.status == Status.CONCLUDED:
        return Standing("ok", "Đã kết luận")
    if inspection.status == Status.CANCELLED:
        return Standing("rest", "Đã hủy")
    if over:
        return Standing(
            "late", "Quá quý, chưa tiến hành" if inspection.status == Status.PLANNED else "Quá quý, chưa xong"
        )
    return Standing("soon", "Đang kiểm tra") if inspection.status == Status.OPEN else Standing("rest", "Chưa tiến hành")


def state_of(finding: Finding, at: datetime | None = None) -> Standing:
    """«Đang khắc phục, quá hạn»: from its task."""
    state = finding.state
    if finding.inspection.status == Status.CANCELLED:
        return Standing("rest", "Không kết luận, đã hủy cuộc kiểm tra")
    if state == State.NEW and not finding.verdict:
        return Standing("wait", "Mới, chờ kết luận")
    if finding.is_late(at or now()):
        late = "khắc phục trễ hạn" if state in (State.CONFIRMED, State.FIXED) else "quá hạn"
        return Standing("late", f"{state.label}, {late}")
    return Standing(KINDS[state], str(state.label))


def quarter_said(inspection: Inspection) -> str:
    return f"Quý {ROMAN[inspection.quarter]}"


def content_said(finding: Finding) -> str:
    found = content_named(finding.taxonomy, finding.content)
    return found.short_name if found else finding.content


def object_said(inspection: Inspection) -> str:
    """What is inspected: a division, the fields, or the whole unit; who inspects himself answers for his fields."""
    if inspection.is_of_himself:
        return inspection.division
    fields = ", ".join(sorted(each.name for each in inspection.fields.all()))
    whole = inspection.division or ("" if fields else "Toàn đơn vị")
    return "; ".join(part for part in (whole, f"lĩnh vực: {fields}" if fields else "") if part)


def line_of(finding: Finding) -> dict[str, object]:
    """One finding in a list; `finding` is read with responsible, task and inspection."""
    return {"finding": finding, "state": state_of(finding), "content": content_said(finding)}
