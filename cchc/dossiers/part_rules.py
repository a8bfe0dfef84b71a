"""What may a part of an interlinked dossier not do on its own? Asked by the verbs of ordinary dossiers."""

from __future__ import annotations

from cchc.dossiers.chain import bundle_of, place_of_papers
from cchc.dossiers.interlinked import group_on
from cchc.dossiers.models import Dossier, DossierGroup, SupplementRequest
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal

ONCE = "Điều 11 Nghị định 118/2025/NĐ-CP"


def why_not_alone(code: str) -> Refusal | None:
    """A group is never received as one ordinary dossier."""
    if group_on(code, today()) is None:
        return None
    return Refusal("Đây là nhóm thủ tục liên thông: hãy tiếp nhận bằng biểu mẫu liên thông, mỗi phần thành một hồ sơ.")


def why_not_without_papers(dossier: Dossier) -> Refusal | None:
    """On paper nothing is examined before the bundle has arrived at the part's unit."""
    if dossier.member is None or dossier.member.group.travels != DossierGroup.Travels.PAPER:
        return None
    place = place_of_papers(dossier.member.group, bundle_of(dossier.member.group))
    if place == dossier.unit:
        return None
    where = f"đang ở {place.name}" if place else "đang trên đường chuyển"
    return Refusal(f"Bộ giấy tờ của hồ sơ liên thông {where}. Hãy nhận và xác nhận giấy tờ trước khi xử lý.")


def why_not_second_slip(dossier: Dossier, sector_rule: str) -> Refusal | None:
    """The citizen of a group is asked once: parts may join a slip that is still open, not send him a second one."""
    if dossier.member is None or sector_rule.strip():
        return None
    asked = SupplementRequest.objects.filter(
        dossier__member__group=dossier.member.group_id, phase=SupplementRequest.Phase.AFTER, answered_at__isnull=False
    )
    if not asked.exists():
        return None
    return Refusal("Người nộp đã bổ sung một lần cho cả nhóm liên thông. Nếu luật chuyên ngành cho phép yêu cầu nữa, "
                   "hãy ghi căn cứ.", ONCE)  # fmt: skip


def why_not_correct_part(dossier: Dossier) -> Refusal | None:
    if dossier.member is None:
        return None
    return Refusal("Đây là một phần của hồ sơ liên thông: giấy tiếp nhận do đơn vị tiếp nhận cả nhóm lập.")


def why_not_paper_result(dossier: Dossier) -> Refusal | None:
    """A paper result of another unit is handed over once the bundle has come back."""
    if dossier.member is None or dossier.unit_id == dossier.member.group.unit_id:
        return None
    group = dossier.member.group
    if group.travels != DossierGroup.Travels.PAPER or place_of_papers(group, bundle_of(group)) == group.unit:
        return None
    return Refusal(f"Kết quả «{dossier.procedure.plain_name}» chưa về nơi tiếp nhận. Hãy nhận giấy tờ trước khi trả.")
