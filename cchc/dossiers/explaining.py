"""What do accepting and returning an explanation have in common? Used by the two verbs only."""

from __future__ import annotations

from uuid import UUID

from cchc.dossiers.models import Dossier, LatenessExplanation
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor


def lock_explanation(pk: UUID) -> tuple[LatenessExplanation, list[Dossier]]:
    """The explanation and its dossiers, locked until the transaction ends."""
    explanation = LatenessExplanation.objects.select_for_update(of=("self",)).select_related("stated_by").get(pk=pk)
    keys = explanation.lines.order_by("dossier").values_list("dossier", flat=True)
    return explanation, [Dossier.objects.lock(key) for key in keys]


def why_not_answer(explanation: LatenessExplanation, *, by: Actor) -> Refusal | None:
    """Once, and never by the one who stated it."""
    if explanation.accepted_at or explanation.returned_at:
        said = "được chấp nhận" if explanation.accepted_at else "bị trả lại"
        return Refusal(f"Giải trình này đã {said}. Hãy tải lại trang để xem.")
    if explanation.stated_by.official_id == by.official_id:
        return Refusal("Đây là giải trình của chính anh/chị. Hãy đề nghị lãnh đạo khác xem xét.")
    return None
