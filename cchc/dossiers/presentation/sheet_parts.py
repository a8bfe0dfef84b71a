"""What do several printed forms of a dossier say alike: the office, the request, the people?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cchc.documents.form_values import Office, Person
from cchc.documents.heading import office_of
from cchc.dossiers.models import Dossier
from cchc.organization.models import Post


def request_of(dossier: Dossier, url: str, *, office: Office, at: datetime) -> dict[str, Any]:
    """What every form about a request says."""
    return {
        "office": office,
        "issued_at": at,
        "code": dossier.code or "",
        "look_up_url": url,
        "applicant": Person(
            name=dossier.applicant_name,
            identity_number=dossier.applicant_number,
            address=dossier.applicant_address,
            phone=dossier.applicant_phone,
            email=dossier.applicant_email,
        ),
        "procedure": dossier.procedure.name,
        "procedure_code": dossier.procedure.procedure.code,
        "summary": dossier.summary,
    }


def number_of(code: str) -> str:
    """The number of a receipt is that of its dossier: day and place in the day."""
    return code.partition("-")[2]


def received_at_of(dossier: Dossier) -> datetime:
    return dossier.received_at or dossier.filed_at


def due_at_of(dossier: Dossier) -> datetime:
    return dossier.due_at or dossier.filed_at


def post_of(pk: Any) -> Post:
    return Post.objects.select_related("official", "position", "unit").get(pk=pk)


def delivery_of(dossier: Dossier) -> str:
    """How the applicant gets the result; at the counter of which unit, when two are concerned."""
    how = dossier.get_result_by_display()
    if not dossier.received_at_unit or dossier.result_by != Dossier.ResultBy.COUNTER:
        return how
    unit = dossier.received_at_unit if dossier.result_at_receiving_unit else dossier.unit
    return f"{how} Một cửa {unit.name}"


def division_of(post: Post) -> Office:
    """The division that hands out the paper, below the committee."""
    unit = office_of(post.unit)
    return Office(
        parent=unit.name, name=post.position.division, place=unit.place, address=unit.address, phone=unit.phone
    )
