"""Which buttons does a dossier show to whom? The guard of each verb decides, and its sentence is the reason shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from cchc.catalogue.schema import Does
from cchc.dossiers.actions.amend_dossier import why_not_amend_dossier
from cchc.dossiers.actions.announce_delay import why_not_announce_delay
from cchc.dossiers.actions.answer_consultation import why_not_answer_consultation
from cchc.dossiers.actions.archive_dossier import why_not_archive_dossier
from cchc.dossiers.actions.assign_dossier import why_not_assign_dossier
from cchc.dossiers.actions.await_payment import why_not_await_payment
from cchc.dossiers.actions.complete_step import why_not_complete_step
from cchc.dossiers.actions.correct_receipt import why_not_correct_receipt
from cchc.dossiers.actions.decide_dossier import why_not_decide_dossier
from cchc.dossiers.actions.forward_dossier import why_not_forward_dossier
from cchc.dossiers.actions.hand_over_result import why_not_hand_over_result
from cchc.dossiers.actions.issue_correction import why_not_issue_correction
from cchc.dossiers.actions.issue_result import why_not_issue_result
from cchc.dossiers.actions.reassign_dossier import why_not_reassign_dossier
from cchc.dossiers.actions.receive_supplement import why_not_receive_supplement
from cchc.dossiers.actions.record_outcome import why_not_record_outcome
from cchc.dossiers.actions.record_payment import why_not_record_payment
from cchc.dossiers.actions.request_consultation import why_not_request_consultation
from cchc.dossiers.actions.request_correction import why_not_request_correction
from cchc.dossiers.actions.request_supplement import why_not_request_supplement
from cchc.dossiers.actions.return_step import why_not_return_step
from cchc.dossiers.actions.send_papers import why_not_send_papers
from cchc.dossiers.actions.stop_dossier import why_not_stop_dossier
from cchc.dossiers.actions.take_papers import why_not_take_papers
from cchc.dossiers.actions.withdraw_dossier import why_not_withdraw_dossier
from cchc.dossiers.lifecycle import TRANSITIONS, why_not
from cchc.dossiers.models import Dossier
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor

SHOWN = 4  # buttons beside each other at the foot of the page; the rest is one click away

ASKED_IN_THE_FORM = "…"  # a late request is refused only once its form leaves the sector law out


@dataclass(frozen=True)
class Verb:
    """How one verb is offered: `onward` ones bring the dossier nearer to its end, `rare` ones are one click away;
    `concerns` says of which dossiers at all."""

    why_not: Callable[..., Refusal | None]
    icon: str
    note: str
    onward: bool = False
    rare: bool = False
    concerns: Callable[[Dossier], bool] = lambda dossier: True


def _travels(dossier: Dossier) -> bool:
    return dossier.is_elsewhere


# In the order in which they are offered.
VERBS = {
    "receive_dossier": Verb(
        partial(why_not, "receive_dossier"), "file-check", "Khi người nộp đã mang đủ giấy tờ.", onward=True
    ),
    "forward_dossier": Verb(why_not_forward_dossier, "send", "Đến người đầu tiên của bộ phận chuyên môn.", onward=True),
    "assign_dossier": Verb(why_not_assign_dossier, "user-check", "Giao người giải quyết hồ sơ.", onward=True),
    "complete_step": Verb(why_not_complete_step, "check", "Sang bước kế tiếp của quy trình.", onward=True),
    "decide_dossier": Verb(
        why_not_decide_dossier, "signature", "Ký xong, hồ sơ sang Văn phòng để phát hành.", onward=True
    ),
    "issue_result": Verb(why_not_issue_result, "rubber-stamp", "Vào sổ, đóng dấu, ghi số văn bản.", onward=True),
    "hand_over_result": Verb(why_not_hand_over_result, "user-share", "Ghi người nhận, in biên nhận.", onward=True),
    "take_papers": Verb(why_not_take_papers, "inbox", "Ghi nơi để bản giấy.", onward=True, concerns=_travels),
    "send_papers": Verb(
        why_not_send_papers, "arrows-exchange", "Trong một ngày làm việc.", onward=True, concerns=_travels
    ),
    "record_outcome": Verb(
        why_not_record_outcome,
        "file-check",
        "Khi nơi giải quyết đã trả kết quả.",
        onward=True,
        concerns=lambda dossier: dossier.handled_outside,
    ),
    "receive_supplement": Verb(
        why_not_receive_supplement, "file-plus", "Hồ sơ đủ thì hạn tính lại từ đầu.", onward=True
    ),
    "request_supplement": Verb(
        partial(why_not_request_supplement, sector_rule=ASKED_IN_THE_FORM),
        "file-alert",
        "Một lần, ghi đủ mọi thứ còn thiếu.",
    ),
    "record_payment": Verb(why_not_record_payment, "clock-play", "Đồng hồ chạy tiếp từ chỗ đã dừng.", onward=True),
    "answer_consultation": Verb(
        why_not_answer_consultation, "message-report", "Trả lời câu hỏi về hồ sơ này.", onward=True
    ),
    "request_consultation": Verb(why_not_request_consultation, "users", "Hỏi người khác; đồng hồ vẫn chạy."),
    "await_payment": Verb(why_not_await_payment, "clock-pause", "Dừng đồng hồ khi luật chuyên ngành cho phép."),
    "return_step": Verb(why_not_return_step, "corner-up-left", "Về bước mà quy trình quy định, kèm lý do."),
    "announce_delay": Verb(why_not_announce_delay, "mail", "Một lần, trước ngày hẹn trả."),
    "reassign_dossier": Verb(why_not_reassign_dossier, "switch-horizontal", "Chuyển cho người khác cùng bước."),
    "correct_receipt": Verb(why_not_correct_receipt, "edit", "Trong ngày tiếp nhận, giữ nguyên mã hồ sơ."),
    "amend_dossier": Verb(
        why_not_amend_dossier, "edit", "Người nộp đề nghị, khi chưa có quyết định; giữ nguyên mã và hạn.", rare=True
    ),
    "withdraw_dossier": Verb(
        why_not_withdraw_dossier, "arrow-back-up", "Người nộp rút lại, khi chưa có quyết định.", rare=True
    ),
    "stop_dossier": Verb(why_not_stop_dossier, "hand-stop", "Ra thông báo dừng giải quyết hồ sơ (mẫu 05).", rare=True),
    "archive_dossier": Verb(why_not_archive_dossier, "archive", "Đóng hồ sơ, ghi số lưu trữ."),
    "refuse_dossier": Verb(partial(why_not, "refuse_dossier"), "ban", "Ghi lý do và căn cứ."),
    "issue_correction": Verb(why_not_issue_correction, "rubber-stamp", "Ghi số của bản đính chính.", onward=True),
    "request_correction": Verb(why_not_request_correction, "message-report", "Khi kết quả đã trả có sai sót."),
}


@dataclass(frozen=True)
class Button:
    """One entry of ui/action_bar.html."""

    label: str
    url: str
    icon: str
    note: str
    refusal: str
    primary: bool = False
    formaction: str = ""
    key: str = ""


@dataclass(frozen=True)
class Buttons:
    """`shown` stand in the bar, `others` one click away; without anything to do all are others."""

    shown: list[Button]
    others: list[Button]


def buttons_of(dossier: Dossier, *, by: Actor) -> Buttons:
    """Every verb that its status allows, possible ones first, rare ones last; at most one primary button."""
    refusals = {
        verb: line.why_not(dossier=dossier, by=by)
        for verb, line in VERBS.items()
        if dossier.status in TRANSITIONS[verb].sources and line.concerns(dossier)
    }
    usual = [verb for verb in refusals if not VERBS[verb].rare]
    possible = [verb for verb in usual if refusals[verb] is None]
    primary = next((verb for verb in possible if VERBS[verb].onward), None)
    rest = sorted((verb for verb in refusals if verb not in usual), key=lambda verb: refusals[verb] is not None)
    ordered = [*possible, *(verb for verb in usual if verb not in possible), *rest]
    buttons = [
        Button(
            label=label_of(verb, dossier, by=by),
            url=address_of(verb, dossier),
            icon=VERBS[verb].icon,
            note=VERBS[verb].note,
            refusal=refusal.sentence if (refusal := refusals[verb]) else "",
            primary=verb == primary,
        )
        for verb in ordered
    ]
    room = min(max(SHOWN, len(possible)), len(usual)) if possible else 0
    return Buttons(shown=buttons[:room], others=buttons[room:])


def label_of(verb: str, dossier: Dossier, *, by: Actor) -> str:
    """The word of the table, or a plainer one where the step says which is meant."""
    step = dossier.current_step
    path = dossier.process.path
    if step is None:
        return TRANSITIONS[verb].label
    if verb == "assign_dossier":
        takes_it = step.does != Does.ASSIGN and step.holder_id == by.post_id
        return "Nhận xử lý" if takes_it else "Phân công"
    if verb == "complete_step" and step.number < len(path) and path[step.number].does is Does.DECIDE:
        return "Trình ký"
    return TRANSITIONS[verb].label


def address_of(verb: str, dossier: Dossier) -> str:
    return reverse(verb, args=[dossier.pk])
