"""Who may see which dossiers, and who may act on one? The only door."""

from __future__ import annotations

from cchc.dossiers.models import Dossier, DossierQuerySet, Status
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.organization.permissions import units_in_scope

SEES = frozenset({"chair", "vice_chair", "office", "counter", "officer", "field_lead",
                  "supervisor", "appraiser", "inspector"})  # fmt: skip
HEADS = frozenset({"chair", "vice_chair", "field_lead"})
RECEIVERS = frozenset({"counter", "chair", "vice_chair", "office"})  # see what was received here for others
BODY_OF_LEADERS = frozenset({"chair", "vice_chair"})


def visible_to(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """Dossiers of the units in scope, for roles that work with dossiers; what is invisible answers 404."""
    if actor.role not in SEES:
        return rows.none()
    return rows.filter(unit__in=units_in_scope(actor))


def open_to(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """One dossier by its key: also those received here for another unit. Lists show the two apart, because an OR
    over two indexes would read both whole."""
    if actor.role not in RECEIVERS:
        return visible_to(rows, actor)
    return visible_to(rows, actor) | rows.received_for_others(actor.unit_id)


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


def at_receiving_counter(dossier: Dossier, by: Actor) -> bool:
    """Any clerk of the one-stop shop that received it for another unit."""
    return by.role == "counter" and by.unit_id == dossier.received_at_unit_id


def at_either_counter(dossier: Dossier, by: Actor) -> bool:
    """Who moves papers between the two units."""
    return at_counter(dossier, by) or at_receiving_counter(dossier, by)


def at_result_counter(dossier: Dossier, by: Actor) -> bool:
    """Any clerk of the one-stop shop where the applicant collects the result."""
    return by.role == "counter" and by.unit_id == dossier.result_unit_id


def keeps_papers(dossier: Dossier, by: Actor) -> bool:
    """Who may attach scans: the one-stop shop, the holder of the step, or who received it until it is forwarded."""
    scans = dossier.status == Status.RECEIVED and at_receiving_counter(dossier, by)
    return at_counter(dossier, by) or holds_it(dossier, by) or scans


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
