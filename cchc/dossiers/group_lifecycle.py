"""From which status of an interlinked dossier, by whom, may each of its verbs be done? (onestop.md §4)"""

from __future__ import annotations

from cchc.dossiers.chain import Chain, GroupStatus
from cchc.dossiers.models import DossierGroup
from cchc.dossiers.permissions import at_groups_counter, leads_group, takes_part
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor

G = GroupStatus
GOING_ON = {G.RUNNING, G.AWAITING_SUPPLEMENT}
TRANSITIONS = {
    "receive_group": Transition(set(), G.RUNNING, at_groups_counter, "Tiếp nhận liên thông"),
    "start_member": Transition({G.RUNNING, G.AWAITING_SUPPLEMENT}, None, leads_group, "Chuyển phần kế tiếp"),
    "hand_on_papers": Transition(set(G) - {G.RETURNED}, None, takes_part, "Giao giấy tờ"),
    "confirm_papers": Transition(set(G) - {G.RETURNED}, None, takes_part, "Xác nhận đã nhận giấy tờ"),
    "receive_group_supplement": Transition({G.AWAITING_SUPPLEMENT}, G.RUNNING, at_groups_counter, "Nhận bổ sung"),
    "hand_over_group_result": Transition(set(G) - {G.RETURNED}, {G.RETURNED, G.STOPPED, G.RUNNING}, at_groups_counter,
                                         "Trả kết quả"),
    "amend_group": Transition(GOING_ON, None, at_groups_counter, "Sửa đổi hồ sơ liên thông"),
    "withdraw_group": Transition(GOING_ON, {G.STOPPED, G.RESULT_READY, G.RETURNED, G.RUNNING}, at_groups_counter,
                                 "Rút hồ sơ liên thông"),
}  # fmt: skip

WHO = {
    at_groups_counter: "công chức Bộ phận Một cửa của đơn vị tiếp nhận",
    leads_group: "Bộ phận Một cửa, Văn phòng hoặc lãnh đạo của đơn vị tiếp nhận",
    takes_part: "người của một đơn vị cùng giải quyết hồ sơ này",
}


def why_not_group(verb: str, *, chain: Chain, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line, group = TRANSITIONS[verb], chain.group
    if chain.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: hồ sơ liên thông đang ở trạng thái «{chain.status.label}».")
    if not line.who(group, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None


def chain_of(group: DossierGroup, chain: Chain | None) -> Chain:
    """The chain at hand, or a fresh one: a guard asked by the page shares it with its neighbours."""
    return chain or Chain.of(group)
