"""Áp dụng chương trình: the unit takes a programme of the content as its own, with targets whose years it may set."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.models import Programme, ProgrammeTarget, TargetYear
from cchc.plans.permissions import keeps_programmes
from cchc.plans.programmes import offered


def why_not_adopt_programme(*, unit: Unit, by: Actor, code: str | None = None) -> Refusal | None:
    """`code` None asks whether the actor may at all."""
    if not keeps_programmes(unit, by):
        return Refusal("Việc này do Văn phòng của đơn vị làm.")
    if code is None:
        return None
    if code not in offered():
        return Refusal("Không có chương trình này trong danh mục. Hãy chọn lại từ danh sách.")
    if unit.programmes.filter(code=code).exists():
        return Refusal(f"Đơn vị đã áp dụng «{offered()[code].name}».")
    return None


@transaction.atomic
def adopt_programme(*, unit: Unit, by: Actor, code: str) -> Programme:
    """The programme as a row of the unit, with the values that the content gives."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    refuse(why_not_adopt_programme(unit=unit, by=by, code=code))
    content = offered()[code]
    programme = Programme.objects.create(
        unit=unit, code=code, name=content.name, from_year=content.from_year, to_year=content.to_year,
        taxonomy=content.taxonomy, source=content.source,
    )  # fmt: skip
    targets = [
        ProgrammeTarget(
            programme=programme, code=each.code, order=order, content=each.content, name=each.name,
            measure=each.measure, direction=each.direction, source=each.source, mark=each.mark.value,
        )
        for order, each in enumerate(content.targets, 1)
    ]  # fmt: skip
    ProgrammeTarget.objects.bulk_create(targets)
    TargetYear.objects.bulk_create([
        TargetYear(target=target, year=year, value=value)
        for target, each in zip(targets, content.targets, strict=True)
        for year, value in each.values.items()
    ])  # fmt: skip
    record_event("programme_adopted", subject=programme, by=by, data={"code": code, "name": programme.name})
    return programme
