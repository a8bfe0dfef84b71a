"""Rút mẫu: by lot, once for dossiers and once for tasks; the seed, the rule and the population are on record."""

from __future__ import annotations

from secrets import token_hex

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.drawing import RULE, drawn
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Draw, Inspection, SampledItem
from cchc.inspections.rules import inspection_rules_on
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_draw_sample(*, inspection: Inspection, by: Actor, of: str = "", size: int | None = None) -> Refusal | None:
    """`size` None asks whether there is a draw left that the actor may make."""
    if refusal := why_not("draw_sample", inspection=inspection, by=by):
        return refusal
    done = set(inspection.draws.values_list("of", flat=True))
    if size is None:
        return Refusal("Mẫu hồ sơ và mẫu nhiệm vụ đều đã rút.") if done == set(Draw.Of.values) else None
    if of not in Draw.Of.values:
        return Refusal("Hãy chọn rút hồ sơ hay nhiệm vụ.")
    if of in done:
        return Refusal(f"Mẫu {Draw.Of(of).label.lower()} đã rút; mỗi cuộc chỉ rút một lần.")
    most = inspection_rules_on(today()).sampled_at_most.value
    if not 1 <= size <= most:
        return Refusal(f"Số cần rút từ 1 đến {most}.")
    return None


@transaction.atomic
def draw_sample(*, inspection: Inspection, by: Actor, of: str, size: int, seed: str = "") -> Draw:
    """The sample; without a seed said aloud by those present the machine throws one."""
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_draw_sample(inspection=inspection, by=by, of=of, size=size))
    at, seed = now(), seed.strip() or token_hex(8)
    found = drawn(inspection, of, seed=seed, size=size, at=at)
    if not found.keys:
        refuse(Refusal(f"Thời kỳ, lĩnh vực này không có {Draw.Of(of).label.lower()} nào để rút."))
    draw = Draw(
        inspection=inspection, of=of, seed=seed, rule=RULE, population=found.population,
        population_digest=found.digest, drawn=len(found.keys), drawn_at=at, drawn_by=by.post,
    )  # fmt: skip
    draw.save(force_insert=True)
    column = "dossier_id" if of == Draw.Of.DOSSIERS else "task_id"
    SampledItem.objects.bulk_create(
        SampledItem(draw=draw, place=place, **{column: key}) for place, key in enumerate(found.keys, 1)
    )
    record_event("sample_drawn", subject=inspection, by=by, data={
        "of": of, "seed": seed, "rule": RULE, "population": found.population, "digest": found.digest,
        "drawn": [str(key) for key in found.keys],
    })  # fmt: skip
    return draw
