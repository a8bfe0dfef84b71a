"""What stands in the reception form before it is sent? Nothing, an earlier dossier, and what follows from the typing.

A draft is the form's values by name, as a browser sends them; `papers` is a list.
"""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from cchc.catalogue.fees import lines_once
from cchc.dossiers.filing import NUMBER
from cchc.dossiers.forms.citizen_card import citizen_card
from cchc.dossiers.forms.offers import Offer
from cchc.dossiers.models import Dossier
from cchc.dossiers.permissions import visible_to
from cchc.organization.actor import Actor

Draft = dict[str, Any]
PERSON = ("applicant_name", "applicant_born_on", "applicant_address", "applicant_phone")
LEAST_WORDS = 2  # characters typed before the first procedure found is taken


def blank(procedure: str = "") -> Draft:
    """A new form, perhaps with the procedure already named."""
    return {
        "submission": str(uuid4()),
        "procedure": procedure,
        "for_whom": "self",
        "result_by": Dossier.ResultBy.COUNTER,
        "result_place": "here",
        "papers": [],
    }


def of_dossier(dossier: Dossier) -> Draft:
    """The form as the dossier was filed. A new submission: what is sent now is another request of the clerk's."""
    return blank(dossier.procedure.procedure.code) | _person_of(dossier) | {
        "dossier": str(dossier.pk),
        "applicant_number": dossier.applicant_number,
        "for_whom": "other" if dossier.owner_name else "self",
        "owner_name": dossier.owner_name,
        "owner_number": dossier.owner_number,
        "result_by": dossier.result_by,
        "case": dossier.case,
        "fee_case": _fee_case(dossier),
        "summary": dossier.summary,
        "papers": [paper.code for paper in dossier.papers.all()],
        "papers_of": dossier.procedure.procedure.code,
    }  # fmt: skip


def of_person(dossier: Dossier) -> Draft:
    """A new form for the person who stands there already: his next request."""
    number = {"applicant_number": dossier.applicant_number, "known": dossier.applicant_number}
    return blank() | _person_of(dossier) | number


def typed(values: QueryDict) -> Draft:
    """What the browser sent, as it is."""
    return values.dict() | {"papers": values.getlist("papers"), "members": values.getlist("members")}


def scanned(draft: Draft) -> Draft:
    """A citizen card scanned into the field of the number fills in its fields."""
    card = citizen_card(draft.get("applicant_number", ""))
    return draft | card | {"known": card["applicant_number"]} if card else draft


def last_dossier_of(number: str, *, by: Actor) -> Dossier | None:
    """The newest dossier of this unit that the person handed in."""
    number = plain_number(number)
    if not NUMBER.fullmatch(number):
        return None
    rows = visible_to(Dossier.objects.all(), by).filter(unit=by.unit_id, applicant_number=number)
    return rows.select_related("procedure").order_by("-filed_at").first()


def with_person(draft: Draft, *, last: Dossier | None) -> Draft:
    """A known person fills in; a person of another number than before is emptied; what was typed by hand stays."""
    known, number = draft.get("known", ""), plain_number(draft.get("applicant_number", ""))
    if draft.get("edit_person"):
        return draft | {"known": ""}
    if last and (not draft.get("applicant_name") or known not in ("", number)):
        return draft | _person_of(last) | {"known": number}
    if last and known and not draft.get("applicant_phone"):  # a card was scanned: it has no telephone
        return draft | {"applicant_phone": last.applicant_phone}
    if known not in ("", number):
        return draft | dict.fromkeys(PERSON, "") | {"known": ""}
    return draft


def with_procedure(draft: Draft, *, found: list[Offer]) -> Draft:
    """The best match of a search is taken; another procedure begins with the papers that are looked up."""
    searched = len(draft.get("q", "").strip()) >= LEAST_WORDS
    offered = {offer.code: offer for offer in found}
    chosen = draft.get("procedure", "")
    if chosen not in offered:
        chosen = found[0].code if searched and found else ""
    if chosen == draft.get("papers_of", ""):
        return draft | {"procedure": chosen}
    papers = offered[chosen].version.content.papers if chosen else []
    return draft | {
        "procedure": chosen, "papers_of": chosen,
        "papers": [paper.code for paper in papers if paper.looked_up and paper.required],
        "case": "", "fee_case": "", "quantity_0": "1",
    }  # fmt: skip


def plain_number(typed: str) -> str:
    """«099 188 004 512» as it is kept."""
    return re.sub(r"[\s.]", "", typed).upper()


def _person_of(dossier: Dossier) -> Draft:
    born = dossier.applicant_born_on
    return {
        "applicant_name": dossier.applicant_name,
        "applicant_born_on": f"{born:%d/%m/%Y}" if born else "",
        "applicant_address": dossier.applicant_address,
        "applicant_phone": dossier.applicant_phone,
    }


def _fee_case(dossier: Dossier) -> str:
    """The case whose amount was asked: only the amount is kept."""
    lines = lines_once(dossier.procedure, channel=Dossier.Channel.DIRECT)
    return next((line.case for line in lines if line.amount == dossier.fee_due), "")
