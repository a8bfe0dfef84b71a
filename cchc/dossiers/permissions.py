"""Who may see which dossiers, and who may act on one? The only door."""

from __future__ import annotations

from django.db import models

from cchc.dossiers.models import Dossier, DossierQuerySet, SavedFilter
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor

SEES = frozenset({"chair", "vice_chair", "office", "counter", "officer", "field_lead",
                  "supervisor", "appraiser", "inspector"})  # fmt: skip
HEADS = frozenset({"chair", "vice_chair", "field_lead"})
BODY_OF_LEADERS = frozenset({"chair", "vice_chair"})


def visible_to(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """Dossiers of the units in scope, for roles that work with dossiers; what is invisible answers 404."""
    if actor.role not in SEES:
        return rows.none()
    return rows.filter(unit__in=actor.scope)


def filters_visible_to(actor: Actor) -> models.QuerySet[SavedFilter]:
    """His own in this unit, and those that the unit is offered."""
    return SavedFilter.objects.filter(models.Q(owner=actor.official_id) | models.Q(of_unit=True), unit=actor.unit_id)


def offers_filters(actor: Actor) -> bool:
    """Who may put a filter before the whole unit: the office, which keeps the unit's lists."""
    return actor.role == "office"


def at_counter(dossier: Dossier, by: Actor) -> bool:
    """Any clerk of the one-stop shop of the dossier's unit."""
    return by.role == "counter" and by.unit_id == dossier.unit_id


def holds_it(dossier: Dossier, by: Actor) -> bool:
    """The post that holds the current step; at the counter any clerk."""
    step = dossier.current_step
    if step is None or by.unit_id != dossier.unit_id:
        return False
    return step.holder_id == by.post_id


def assigns_it(dossier: Dossier, by: Actor) -> bool:
    """The holder himself, or a head of the unit."""
    return holds_it(dossier, by) or heads_it(dossier, by)


def heads_it(dossier: Dossier, by: Actor) -> bool:
    """The Chair, a Vice-chair or a field lead of the dossier's unit."""
    return by.role in HEADS and by.unit_id == dossier.unit_id


def office_or_head(dossier: Dossier, by: Actor) -> bool:
    """Who may write to the citizen in the unit's name: leaders, field leads, the office, or the holder."""
    return heads_it(dossier, by) or (by.role == "office" and by.unit_id == dossier.unit_id) or holds_it(dossier, by)


def keeps_papers(dossier: Dossier, by: Actor) -> bool:
    """Who may attach scans: the one-stop shop, or the holder of the step."""
    return at_counter(dossier, by) or holds_it(dossier, by)


def the_system(dossier: Dossier, by: Actor) -> bool:
    """The named account through which the system itself acts."""
    return by.role == "system" and by.unit_id == dossier.unit_id


BY_COUNTER = Refusal("Chỉ công chức Bộ phận Một cửa tiếp nhận hồ sơ. Hãy chọn vị trí Một cửa ở góc trên.")


def own_matter(dossier: Dossier, by: Actor) -> Refusal | None:
    """Nobody examines or decides on a matter of his own."""
    numbers = {dossier.applicant_number, dossier.owner_number} - {""}
    if by.official.personal_number in numbers:
        return Refusal("Đây là hồ sơ của chính anh/chị. Hãy đề nghị lãnh đạo giao người khác giải quyết.")
    return None
