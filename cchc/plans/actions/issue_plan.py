"""Ban hành kế hoạch: number, day and file; its lines become tasks, and an amendment replaces what was in force."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.documents.actions.store_file import store_file
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.amending import amended_tasks
from cchc.plans.evidence import Upload
from cchc.plans.line_faults import why_not_complete
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import why_not


def why_not_issue_plan(
    *, plan: Plan, by: Actor, number: str | None = None, issued_on: date | None = None
) -> Refusal | None:
    """`number` None asks whether the actor may at all."""
    if refusal := why_not("issue_plan", plan=plan, by=by) or why_not_complete(plan):
        return refusal
    if number is not None and not number.strip():
        return Refusal("Hãy ghi số, ký hiệu của văn bản, ví dụ: 12/KH-UBND.")
    if issued_on is not None and issued_on > today():
        return Refusal("Ngày ban hành còn ở phía trước. Hãy ghi ngày trên văn bản.")
    if plan.replaces and plan.replaces.status != Plan.Status.ISSUED:
        return Refusal("Bản kế hoạch được sửa đổi không còn hiệu lực. Hãy bỏ bản này và sửa đổi từ bản mới nhất.")
    return None


def issue_plan(
    *, plan: Plan, by: Actor, number: str, issued_on: date, upload: Upload | None = None, name: str = ""
) -> Plan:
    """The plan in force. The file is stored before the transaction: copying must not hold the write lock."""
    as_it_is = Plan.objects.select_related("unit", "replaces").get(pk=plan.pk)
    refuse(why_not_issue_plan(plan=as_it_is, by=by, number=number, issued_on=issued_on))
    document = store_file(upload=upload, name=name) if upload else None
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=plan.unit_id)
        plan = Plan.objects.lock(plan.pk)
        refuse(why_not_issue_plan(plan=plan, by=by, number=number, issued_on=issued_on))
        old = plan.replaces
        if old:
            old.status = Plan.Status.REPLACED
            old.save(update_fields=["status"])
            record_event("plan_replaced", subject=old, by=by, data={"number": number.strip()})
        plan.status, plan.issued_at, plan.issued_on = Plan.Status.ISSUED, now(), issued_on
        plan.number, plan.document, plan.document_name = number.strip(), document, name[:120] if document else ""
        plan.save(update_fields=["status", "issued_at", "issued_on", "number", "document", "document_name"])
        counted = amended_tasks(plan, old, by)
        record_event("plan_issued", subject=plan, by=by, data={
            "number": plan.number, "day": issued_on.isoformat(), **counted.told(),
        })  # fmt: skip
    return plan
