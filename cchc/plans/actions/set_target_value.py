"""Đặt chỉ tiêu năm: which value a target of the programme has for one year, by whose decision."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Programme, ProgrammeTarget, TargetYear
from cchc.plans.permissions import keeps_programmes

LARGEST = Decimal("9999999999.99")  # as the column holds


def why_not_set_target_value(
    *, target: ProgrammeTarget, by: Actor, year: int | None = None, value: Decimal | None = None
) -> Refusal | None:
    """`year` None asks whether the actor may at all."""
    programme = target.programme
    if not keeps_programmes(programme.unit, by):
        return Refusal("Việc này do Văn phòng của đơn vị làm.")
    if year is not None and not programme.from_year <= year <= programme.to_year:
        return Refusal(f"Năm {year} ở ngoài giai đoạn {programme.from_year}-{programme.to_year}. Hãy chọn năm khác.")
    if value is not None and not 0 <= value <= LARGEST:
        return Refusal("Chỉ tiêu là một số không âm. Hãy ghi lại.")
    return None


@transaction.atomic
def set_target_value(*, target: ProgrammeTarget, by: Actor, year: int, value: Decimal) -> TargetYear:
    """The value of that year; the one before stands in the record."""
    Programme.objects.select_for_update().get(pk=target.programme_id)
    refuse(why_not_set_target_value(target=target, by=by, year=year, value=value))
    before = TargetYear.objects.filter(target=target, year=year).first()
    held, _ = TargetYear.objects.update_or_create(target=target, year=year, defaults={"value": value})
    record_event("target_value_set", subject=target.programme, by=by, data={
        "target": target.name, "year": year, "from": str(before.value) if before else "", "to": str(value),
    })  # fmt: skip
    return held
