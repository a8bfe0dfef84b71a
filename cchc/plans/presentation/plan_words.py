"""How does a plan say how it stands: its verdict, its lines by reform content, its story, its buttons?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from cchc.audit.models import Event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.plans.actions.amend_plan import amend_plan, why_not_amend_plan
from cchc.plans.actions.approve_plan import approve_plan, why_not_approve_plan
from cchc.plans.actions.discard_plan import discard_plan, why_not_discard_plan
from cchc.plans.actions.issue_plan import issue_plan, why_not_issue_plan
from cchc.plans.actions.return_plan import return_plan, why_not_return_plan
from cchc.plans.actions.review_plan import review_plan, why_not_review_plan
from cchc.plans.actions.submit_plan import submit_plan, why_not_submit_plan
from cchc.plans.completion import Completion, TargetStand
from cchc.plans.drafting import days_of
from cchc.plans.due_words import said_of
from cchc.plans.forms import plans as forms
from cchc.plans.line_faults import lacks_of, lacks_of_target
from cchc.plans.models import Plan, PlanLine, Source, Status, Task
from cchc.plans.models.task import OPEN, is_late
from cchc.plans.plan_lifecycle import TRANSITIONS
from cchc.plans.plan_writing import number_said, planned_said
from cchc.plans.rules import taxonomies
from cchc.worktime.zone import local

S = Plan.Status
KINDS = {S.ISSUED: "ok", S.SUBMITTED: "wait", S.REVIEWED: "wait", S.APPROVED: "wait"}
TOLD = {
    "plan_drafted": "Soạn dự thảo", "plan_line_saved": "Lưu nhiệm vụ", "plan_line_removed": "Bỏ nhiệm vụ",
    "plan_target_saved": "Lưu chỉ tiêu", "plan_target_removed": "Bỏ chỉ tiêu", "plan_submitted": "Trình thẩm tra",
    "plan_reviewed": "Thẩm tra: thống nhất", "plan_returned": "Trả lại để sửa", "plan_approved": "Phê duyệt",
    "plan_issued": "Ban hành", "plan_replaced": "Được thay bằng bản sửa đổi", "plan_amended": "Soạn bản sửa đổi",
    "plan_discarded": "Bỏ dự thảo", "figure_entered": "Ghi số liệu thực hiện",
}  # fmt: skip
SAID = ("title", "target", "note", "reason", "number", "source", "value")
SHOWN = 30  # events of one page


class PlanVerb(NamedTuple):
    """What a verb of a plan asks, what it then does, why it cannot be done, and how its button looks."""

    form: type[forms.PlanForm]
    act: Callable[..., Plan]
    why_not: Callable[..., Refusal | None]
    icon: str


VERBS = {
    "submit_plan": PlanVerb(forms.PlanForm, submit_plan, why_not_submit_plan, "send"),
    "review_plan": PlanVerb(forms.NoteForm, review_plan, why_not_review_plan, "check"),
    "approve_plan": PlanVerb(forms.NoteForm, approve_plan, why_not_approve_plan, "check"),
    "issue_plan": PlanVerb(forms.IssueForm, issue_plan, why_not_issue_plan, "rubber-stamp"),
    "return_plan": PlanVerb(forms.ReturnForm, return_plan, why_not_return_plan, "arrow-back-up"),
    "amend_plan": PlanVerb(forms.AmendForm, amend_plan, why_not_amend_plan, "edit"),
    "discard_plan": PlanVerb(forms.PlanForm, discard_plan, why_not_discard_plan, "x"),
}


def actions_of(plan: Plan, by: Actor) -> list[dict[str, Any]]:
    """The verbs of the status that are the actor's; one that a rule locks says why."""
    found: list[dict[str, Any]] = []
    for name, verb in VERBS.items():
        line = TRANSITIONS[name]
        if plan.status not in line.sources or not line.who(plan, by):
            continue
        refusal = verb.why_not(plan=plan, by=by)
        if name == "return_plan" and refusal:
            continue
        found.append({
            "label": line.label, "url": reverse(name, args=[plan.pk]), "formaction": "", "icon": verb.icon,
            "primary": not found and name != "amend_plan", "note": "", "refusal": str(refusal) if refusal else "",
            "key": "",
        })  # fmt: skip
    return found


def status_kind(plan: Plan) -> str:
    """A kind of `status`."""
    return KINDS.get(S(plan.status), "rest")


def groups_of(plan: Plan, lines: Iterable[PlanLine]) -> list[dict[str, Any]]:
    """The lines under their reform contents; those that have none first, because they wait for one."""
    tasks = _tasks_by_line(plan)
    rows = [_line(line, plan, tasks.get(line.key)) for line in lines]
    contents = [("", "Chưa xếp nội dung cải cách"), *(
        (each.code, each.name) for each in taxonomies()[plan.taxonomy].contents)]  # fmt: skip
    named = [(name, [row for row in rows if row["line"].content == code]) for code, name in contents]
    return [{"name": name, "rows": mine} for name, mine in named if mine]


def _line(line: PlanLine, plan: Plan, tasks: dict[str, Any] | None) -> dict[str, Any]:
    line.plan = plan
    said = said_of(line.due_kind, days_of(line)) if line.due_kind else ""
    return {
        "line": line, "lead": line.lead.official.full_name if line.lead else "", "due": said, "tasks": tasks,
        "lacks": ", ".join(lacks_of(line)) if plan.status == S.DRAFTING else "",
    }  # fmt: skip


def _tasks_by_line(plan: Plan) -> dict[UUID, dict[str, Any]]:
    """How many tasks a line has, and how they stand; one query."""
    if plan.issued_at is None:
        return {}
    rows = Task.objects.filter(unit=plan.unit_id, source=Source.PLAN, source_id__in=plan.lines.values("key"))
    counted = rows.order_by().values("source_id").annotate(
        all=Count("pk"), done=Count("pk", filter=Q(status=Status.DONE)),
        late=Count("pk", filter=is_late(now())),
        open=Count("pk", filter=Q(status__in=OPEN)),
    )  # fmt: skip
    return {row["source_id"]: row | _stand(row) for row in map(dict[str, Any], counted)}


def _stand(row: dict[str, Any]) -> dict[str, str]:
    if row["late"]:
        return {"kind": "late", "text": f"{row['late']} trễ hạn"}
    if not row["open"]:
        return {"kind": "ok", "text": "Hoàn thành"} if row["done"] else {"kind": "rest", "text": "Đã hủy"}
    return {"kind": "wait", "text": f"Xong {row['done']}/{row['all']}"}


def targets_shown(stands: Iterable[TargetStand], plan: Plan) -> list[dict[str, Any]]:
    """Planned, reached, and the verdict of each target."""
    words = {True: ("ok", "Đạt"), False: ("late", "Chưa đạt"), None: ("wait", "Chưa có số liệu")}
    names = {each.code: each.short_name for each in taxonomies()[plan.taxonomy].contents}
    return [
        {
            "target": each.target, "planned": planned_said(each.target), "kind": words[each.is_met][0],
            "text": words[each.is_met][1], "actual": number_said(each.figure.value) if each.figure else "",
            "as_of": each.figure.as_of if each.figure else None, "content": names.get(each.target.content, ""),
            "lead": each.target.lead.official.full_name if each.target.lead else "",
            "lacks": ", ".join(lacks_of_target(each.target)),
        }
        for each in stands
    ]  # fmt: skip


def verdict_of(found: Completion) -> dict[str, str]:
    """«100 %», and the sentence that says of what."""
    numbers = found.all
    if found.percent is None:
        return {"figure": "–", "kind": "rest", "says": "Chưa có nhiệm vụ nào đến hạn, chưa có số liệu chỉ tiêu nào."}
    targets = sum(stand.is_met is not None for stand in found.targets)
    met = f"{found.met}/{targets} chỉ tiêu có số liệu đạt" if targets else "chưa có số liệu chỉ tiêu"
    says = f"{numbers.kept}/{numbers.due} nhiệm vụ đến hạn nộp đúng hạn; {met}"
    if numbers.excluded:
        says += f"; không tính {numbers.excluded} nhiệm vụ đã hủy hoặc tạm dừng"
    is_whole = numbers.kept + found.met == found.counted
    return {"figure": f"{number_said(found.percent)} %", "kind": "ok" if is_whole else "late", "says": f"{says}."}


def story_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The plain values of ui/story.html, newest first."""
    return [_told(event) for event in list(reversed(list(events)))[:SHOWN]]


def _told(event: Event) -> dict[str, Any]:
    wall = local(event.at)
    said = [str(event.data[name]) for name in SAID if event.data.get(name)]
    if event.name == "plan_issued":
        said.append(f"giao {event.data['tasks']} nhiệm vụ, sửa {event.data['moved']}, hủy {event.data['cancelled']}")
        if skipped := event.data.get("skipped"):
            said.append("hạn đã qua, không giao: dòng " + "; ".join(skipped))
    who = f"{event.official_name} ({event.post_label})"
    if event.standing_in_for:
        who += f", thay {event.standing_in_for}"
    return {
        "kind": "late" if event.name == "plan_returned" else "done", "when": f"{wall:%d/%m/%Y}",
        "when_2": f"{wall:%H:%M}", "title": TOLD.get(event.name, event.name), "text": "; ".join([who, *said]),
        "took": "", "took_kind": "",
    }  # fmt: skip
