"""Giải trình trễ hạn: a holder, or a head, states one cause for a group of late dossiers (Decree 118, Art. 12.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lateness import FoundLate, found_late
from cchc.dossiers.lateness_causes import lateness_causes_on
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, ExplainedLateness, LatenessExplanation
from cchc.dossiers.permissions import heads_it
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

AT_ONCE = 100  # dossiers of one explanation: each is locked, and each keeps it in its own record


def why_not_explain_lateness(
    *,
    dossier: Dossier,
    by: Actor,
    late: FoundLate | None = None,
    cause: str | None = None,
    explanation: str | None = None,
) -> Refusal | None:
    """`late` is what was found of the dossiers in the month; without it only the table is asked."""
    if refusal := why_not("explain_lateness", dossier=dossier, by=by):
        return refusal
    if late is not None and (refusal := _why_not_this(dossier, by, late)):
        return refusal
    if cause is not None and cause not in {each.code for each in lateness_causes_on(today()).causes}:
        return Refusal("Hãy chọn một nguyên nhân trong danh mục.")
    if explanation is not None and not explanation.strip():
        return Refusal("Hãy ghi giải trình: việc gì đã xảy ra, đã làm gì để khắc phục.")
    return None


def _why_not_this(dossier: Dossier, by: Actor, late: FoundLate) -> Refusal | None:
    found = late.get(dossier.pk)
    if found is None:
        return Refusal(f"Hồ sơ {dossier} không trễ trong tháng này. Hãy bỏ hồ sơ này khỏi danh sách.")
    if not (found.is_own or heads_it(dossier, by)):
        return Refusal(f"Lúc hồ sơ {dossier} trễ, anh/chị không giữ hồ sơ ở vị trí này. "
                       "Hãy để người giữ hoặc lãnh đạo giải trình.")  # fmt: skip
    if found.is_explained:
        return Refusal(f"Hồ sơ {dossier} đã có giải trình. Muốn ghi lại thì đề nghị lãnh đạo trả lại bản đó.")
    return None


@transaction.atomic
def explain_lateness(
    *, dossiers: Sequence[Dossier], month: date, cause: str, explanation: str, by: Actor
) -> LatenessExplanation:
    """One explanation, recorded with every dossier that it covers."""
    refuse(why_not_so_many(dossiers))
    locked = [Dossier.objects.lock(pk) for pk in sorted({dossier.pk for dossier in dossiers})]
    late = found_late([dossier.pk for dossier in locked], month, at=now(), actor=by)
    for dossier in locked:
        refuse(why_not_explain_lateness(dossier=dossier, by=by, late=late, cause=cause, explanation=explanation))
    stated = LatenessExplanation(
        unit=by.unit, cause=cause, explanation=explanation.strip(), stated_at=now(), stated_by=by.post
    )
    stated.save(force_insert=True)
    outgrown = ExplainedLateness.objects.filter(dossier__in=locked, month=month, standing=True)
    outgrown.update(standing=False)  # stated when the clock said less
    ExplainedLateness.objects.bulk_create(
        ExplainedLateness(explanation=stated, dossier=dossier, month=month, category=late[dossier.pk].category)
        for dossier in locked
    )
    for dossier in locked:
        record_event("lateness_explained", subject=dossier, by=by, data={
            "explanation": str(stated.pk), "month": month.isoformat(), "cause": cause, "said": stated.explanation,
            "category": late[dossier.pk].category, "dossiers": len(locked),
        })  # fmt: skip
    return stated


def why_not_so_many(dossiers: Sequence[Dossier]) -> Refusal | None:
    """The page asks it too, before anything is typed."""
    if not dossiers:
        return Refusal("Hãy chọn ít nhất một hồ sơ để giải trình.")
    if len(dossiers) > AT_ONCE:
        return Refusal(f"Mỗi lần giải trình được nhiều nhất {AT_ONCE} hồ sơ. Hãy chia danh sách ra.")
    return None
