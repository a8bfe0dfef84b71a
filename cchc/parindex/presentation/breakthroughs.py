"""Which buttons has a breakthrough, how does it stand, what was done with it, and how is its form printed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from cchc.audit.models import Event
from cchc.documents.form_values import Form
from cchc.documents.heading import office_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.parindex.actions.amend_breakthrough import why_not_amend_breakthrough
from cchc.parindex.actions.approve_breakthrough import approve_breakthrough, why_not_approve_breakthrough
from cchc.parindex.actions.conclude_breakthrough import conclude_breakthrough, why_not_conclude_breakthrough
from cchc.parindex.actions.receive_breakthrough import receive_breakthrough, why_not_receive_breakthrough
from cchc.parindex.actions.report_breakthrough import report_breakthrough, why_not_report_breakthrough
from cchc.parindex.actions.return_breakthrough import return_breakthrough, why_not_return_breakthrough
from cchc.parindex.actions.send_breakthrough import send_breakthrough, why_not_send_breakthrough
from cchc.parindex.actions.stop_breakthrough import stop_breakthrough, why_not_stop_breakthrough
from cchc.parindex.breakthrough_lifecycle import TRANSITIONS
from cchc.parindex.forms import breakthrough as forms
from cchc.parindex.models import Breakthrough, BreakthroughStatus
from cchc.parindex.numbers import written
from cchc.parindex.presentation.words import Standing
from cchc.plans.rules import content_named, taxonomy_on

B = BreakthroughStatus


class Verb(NamedTuple):
    """What a verb asks, what it then does, why it cannot be done, and how its button looks."""

    form: type[Any]
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    icon: str


VERBS = {
    "send_breakthrough": Verb(forms.SendForm, send_breakthrough, why_not_send_breakthrough, "send"),
    "receive_breakthrough": Verb(forms.ReceiveForm, receive_breakthrough, why_not_receive_breakthrough, "check"),
    "approve_breakthrough": Verb(forms.ApproveForm, approve_breakthrough, why_not_approve_breakthrough, "circle-check"),
    "report_breakthrough": Verb(forms.ReportForm, report_breakthrough, why_not_report_breakthrough, "writing"),
    "conclude_breakthrough": Verb(
        forms.ConcludeBreakthroughForm, conclude_breakthrough, why_not_conclude_breakthrough, "gavel"
    ),
    "return_breakthrough": Verb(forms.ReturnForm, return_breakthrough, why_not_return_breakthrough, "arrow-back-up"),
    "stop_breakthrough": Verb(forms.StopForm, stop_breakthrough, why_not_stop_breakthrough, "x"),
}
ASIDE = {"return_breakthrough", "stop_breakthrough", "amend_breakthrough"}
KINDS = {
    B.DRAFT: "rest", B.SENT: "wait", B.RECEIVED: "wait", B.RETURNED: "late", B.APPROVED: "soon", B.UNDER_WAY: "soon",
    B.ACCEPTED: "ok", B.FAILED: "late", B.STOPPED: "rest",
}  # fmt: skip
EVENTS = {
    "breakthrough_registered": "Đăng ký", "breakthrough_amended": "Sửa phiếu", "breakthrough_sent": "Gửi Văn phòng",
    "breakthrough_received": "Văn phòng tiếp nhận", "breakthrough_returned": "Yêu cầu bổ sung",
    "breakthrough_approved": "Duyệt, giao việc", "breakthrough_reported": "Báo kết quả",
    "breakthrough_concluded": "Nghiệm thu", "breakthrough_stopped": "Dừng",
}  # fmt: skip


def standing_of(of: Breakthrough) -> Standing:
    """Late where its own day has passed and it is not over."""
    if of.status in (B.APPROVED, B.UNDER_WAY) and of.ends_on < today():
        return Standing("late", f"{of.label}, quá hạn")
    return Standing(KINDS[B(of.status)], of.label)


def actions_of(of: Breakthrough, by: Actor) -> list[dict[str, Any]]:
    """The verbs of the status that are the actor's; one that a rule locks says why."""
    found = []
    for name, verb in VERBS.items():
        line = TRANSITIONS[name]
        if of.status in line.sources and line.who(of, by):
            found.append(_button(name, line.label, verb.icon, of, verb.why_not(of=of, by=by)))
    if why_not_amend_breakthrough(of=of, by=by) is None:
        found.append(_button("amend_breakthrough", TRANSITIONS["amend_breakthrough"].label, "pencil", of, None))
    first = next((each for each in found if not each["refusal"] and each["verb"] not in ASIDE), None)
    if first is not None:
        first["primary"] = True
    return found


def _button(name: str, label: str, icon: str, of: Breakthrough, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "verb": name, "label": label, "url": reverse(name, args=[of.pk]), "formaction": "", "icon": icon,
        "primary": False, "note": "", "refusal": str(refusal) if refusal else "", "key": "",
    }  # fmt: skip


def story_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Who did what when, with the words that were said."""
    return [
        {"at": event.at, "who": f"{event.official_name}, {event.post_label}", "what": EVENTS[event.name],
         "words": event.data.get("words", "")}
        for event in events if event.name in EVENTS
    ]  # fmt: skip


def who_said(of: Breakthrough) -> str:
    """The person, or his division."""
    post = of.registrant
    return f"Bộ phận của {post.official.full_name}" if of.for_unit else post.official.full_name


def content_said(of: Breakthrough) -> str:
    found = content_named(taxonomy_on(today()).code, of.content)
    return found.name if found else of.content


@dataclass(frozen=True, kw_only=True)
class PromiseLine:
    code: str
    name: str
    lost: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class BreakthroughSheet(Form):
    """Phiếu đăng ký công việc đột phá, sáng tạo."""

    round: str
    person: str
    post: str
    content: str
    title: str
    reason: str
    measure: str
    before: str
    after: str
    solution: str
    product: str
    begins_on: str
    ends_on: str
    resources: str
    partners: str
    commitment: str
    expected: str
    opinion: str
    received_by: str
    approval: str
    approved_by: str
    promises: tuple[PromiseLine, ...]


def sheet_of(of: Breakthrough) -> BreakthroughSheet:
    """`of` with its people, promises and the lost points of its result read."""
    lost = {each.code: written(each.lost.normalize()) for each in of.assessment.lost_points.all()}
    return BreakthroughSheet(
        office=office_of(of.assessment.unit), issued_at=of.sent_at or now(), round=of.assessment.round.title,
        person=who_said(of), post=of.registrant.label, content=content_said(of), title=of.title, reason=of.reason,
        measure=of.measure, before=of.before, after=of.after, solution=of.solution, product=of.product,
        begins_on=_day(of.begins_on), ends_on=_day(of.ends_on), resources=of.resources, partners=of.partners,
        commitment=of.commitment, expected=written(of.expected.normalize()), opinion=of.office_opinion,
        received_by=of.received_by.official.full_name if of.received_by else "", approval=of.approval,
        approved_by=of.approved_by.official.full_name if of.approved_by else "",
        promises=tuple(
            PromiseLine(code=each.code, name=each.name, lost=lost.get(each.code, ""),
                        expected=written(each.expected.normalize()))
            for each in of.promises.all()
        ),
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
