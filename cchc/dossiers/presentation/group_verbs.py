"""Which buttons does an interlinked dossier show to whom? The guard of each verb decides, as for a single dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from cchc.dossiers.actions.amend_group import why_not_amend_group
from cchc.dossiers.actions.confirm_papers import why_not_confirm_papers
from cchc.dossiers.actions.hand_on_papers import why_not_hand_on_papers
from cchc.dossiers.actions.hand_over_group_result import why_not_hand_over_group_result
from cchc.dossiers.actions.receive_group_supplement import why_not_receive_group_supplement
from cchc.dossiers.actions.start_member import why_not_start_member
from cchc.dossiers.actions.withdraw_group import why_not_withdraw_group
from cchc.dossiers.chain import Chain
from cchc.dossiers.group_lifecycle import TRANSITIONS
from cchc.dossiers.models import DossierGroup
from cchc.dossiers.presentation.verbs import Button, Buttons
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor


@dataclass(frozen=True)
class GroupVerb:
    why_not: Callable[..., Refusal | None]
    icon: str
    note: str
    rare: bool = False  # one click away, never the button that leads on


PAPER_ONLY = frozenset({"start_member", "hand_on_papers", "confirm_papers"})
GROUP_VERBS = {
    "confirm_papers": GroupVerb(why_not_confirm_papers, "file-check", "Ký nhận bộ giấy tờ vừa chuyển đến."),
    "receive_group_supplement": GroupVerb(
        why_not_receive_group_supplement, "file-plus", "Một lần cho mọi phần đã yêu cầu; hạn các phần đó tính lại."
    ),
    "start_member": GroupVerb(why_not_start_member, "send", "Lập phiếu chuyển xử lý cho cơ quan của phần kế tiếp."),
    "hand_on_papers": GroupVerb(why_not_hand_on_papers, "switch-horizontal", "Ghi nơi nhận và giấy tờ có trong bộ."),
    "hand_over_group_result": GroupVerb(
        why_not_hand_over_group_result, "user-share", "Mọi kết quả đã có, trong một lần; in biên nhận."
    ),
    "amend_group": GroupVerb(
        why_not_amend_group, "pencil", "Người nộp sửa thông tin; mọi phần chưa có quyết định sửa theo.", rare=True
    ),
    "withdraw_group": GroupVerb(
        why_not_withdraw_group, "arrow-back-up", "Người nộp rút cả hồ sơ; phần đã có quyết định vẫn trả kết quả.",
        rare=True,
    ),
}  # fmt: skip


def group_buttons(chain: Chain, *, by: Actor) -> Buttons:
    """Possible ones first; on an electronic group only what is refused for a reason worth knowing."""
    group = chain.group
    refusals = {
        verb: line.why_not(group=group, by=by, chain=chain)
        for verb, line in GROUP_VERBS.items()
        if chain.status in TRANSITIONS[verb].sources
    }
    if group.travels == DossierGroup.Travels.ELECTRONIC:
        refusals = {verb: refusal for verb, refusal in refusals.items() if verb not in PAPER_ONLY or refusal is None}
    possible = [verb for verb, refusal in refusals.items() if refusal is None and not GROUP_VERBS[verb].rare]
    ordered = sorted(refusals, key=lambda verb: verb not in possible)
    buttons = [
        Button(
            label=TRANSITIONS[verb].label,
            url=reverse(verb, args=[group.pk]),
            icon=GROUP_VERBS[verb].icon,
            note=GROUP_VERBS[verb].note,
            refusal=refusal.sentence if (refusal := refusals[verb]) else "",
            primary=verb == next(iter(possible), None),
        )
        for verb in ordered
    ]
    return Buttons(shown=buttons[: len(possible)], others=buttons[len(possible) :])
