"""Vào sổ chứng thực: the officer who holds a dossier of certification writes its papers into the book before the
signature; the dossier goes on along its internal process."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Entry
from cchc.certification.writing import Line, numbers_said, why_not_write, work_of, write_entries
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.permissions import holds_it
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_certify_dossier(
    *, dossier: Dossier, by: Actor, lines: Sequence[Line] | None = None, signer: Post | None = None
) -> Refusal | None:
    if work_of(dossier.procedure.procedure.code) is None:
        return Refusal("Hồ sơ này không thuộc việc chứng thực, không vào sổ chứng thực.")
    if dossier.status != Status.IN_PROCESS or not holds_it(dossier, by):
        return Refusal("Chỉ người đang giữ hồ sơ ở bước xử lý vào sổ được. Mở hồ sơ để xem ai đang giữ.")
    if Entry.objects.in_force().filter(dossier=dossier).exists():
        return Refusal("Hồ sơ này đã vào sổ chứng thực. Ghi sai thì hủy dòng trong sổ rồi vào lại.")
    if lines is None or signer is None:
        return None
    return why_not_write(lines, signer, numbers={dossier.applicant_number, dossier.owner_number}, by=by)


@transaction.atomic
def certify_dossier(*, dossier: Dossier, lines: Sequence[Line], signer: Post, by: Actor) -> list[Entry]:
    """The lines of the book."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_certify_dossier(dossier=dossier, by=by, lines=lines, signer=signer))
    work = work_of(dossier.procedure.procedure.code)
    assert work is not None  # noqa: S101 (just asked)
    entries = write_entries(dossier, work=work, lines=lines, signer=signer, by=by)
    record_event("papers_certified", subject=dossier, by=by, data={
        "numbers": numbers_said(entries), "papers": len(entries), "fee": sum(entry.fee for entry in entries),
        "signer": str(signer), "handed_over": False,
    })  # fmt: skip
    return entries
