"""Who may see which dossiers, and who may act on one? The only door."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.dossiers.models import (
    Consultation,
    Dossier,
    DossierGroup,
    DossierGroupQuerySet,
    DossierQuerySet,
    GroupMember,
    SavedFilter,
    Status,
)
from cchc.dossiers.models.consulted import ConsultationQuerySet
from cchc.dossiers.models.lateness import ExplanationQuerySet
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.organization.models import Post

SEES = frozenset({"chair", "vice_chair", "office", "counter", "officer", "field_lead",
                  "supervisor", "appraiser", "inspector"})  # fmt: skip
HEADS = frozenset({"chair", "vice_chair", "field_lead"})
RECEIVERS = frozenset({"counter", "chair", "vice_chair", "office"})  # see what was received here for others
BODY_OF_LEADERS = frozenset({"chair", "vice_chair"})
OWN_ONLY = frozenset({"officer", "counter"})
WHOLE_WARD = SEES - OWN_ONLY - {"field_lead"}


def visible_to(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """Dossiers of the units in scope, for roles that work with dossiers; what is invisible answers 404."""
    return rows.filter(unit__in=units_seen_by(actor))


def units_seen_by(actor: Actor) -> tuple[UUID, ...]:
    """The same as keys, for a query that is built once; none for roles that do not work with dossiers."""
    return actor.scope if actor.role in SEES else ()


def own_unit_seen_by(actor: Actor) -> tuple[UUID, ...]:
    """Of these his own, the only one on whose dossiers he can act."""
    return (actor.unit_id,) if actor.role in SEES else ()


def filters_visible_to(actor: Actor) -> models.QuerySet[SavedFilter]:
    """His own in this unit, and those that the unit is offered."""
    return SavedFilter.objects.filter(models.Q(owner=actor.official_id) | models.Q(of_unit=True), unit=actor.unit_id)


def offers_filters(actor: Actor) -> bool:
    """Who may put a filter before the whole unit: the office, which keeps the unit's lists."""
    return actor.role == "office"


def open_to(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """One dossier by its key: also those received here for another unit. Lists show the two apart, because an OR
    over two indexes would read both whole."""
    if actor.role not in RECEIVERS:
        return visible_to(rows, actor)
    return visible_to(rows, actor) | rows.received_for_others(actor.unit_id)


def sees_lateness(actor: Actor) -> Callable[[UUID, str], bool]:
    """Whose lateness one reads, by who held it and the code of its field: the heads, the office and the level above
    everybody's, a field lead his fields' (no field named means every field), all others what they held themselves."""
    if actor.role not in SEES:
        return lambda holder, field: False
    if actor.role in OWN_ONLY:
        return lambda holder, field: holder == actor.post_id
    fields = set(actor.post.fields.values_list("code", flat=True)) if actor.role == "field_lead" else set()
    return lambda holder, field: not fields or field in fields or holder == actor.post_id


def explanations_visible_to(rows: ExplanationQuerySet, actor: Actor) -> ExplanationQuerySet:
    """Those of the units in scope, like the dossiers in whose stories they are told."""
    return rows.filter(unit__in=actor.scope) if actor.role in SEES else rows.none()


def at_counter(dossier: Dossier, by: Actor) -> bool:
    """Any clerk of the one-stop shop of the dossier's unit."""
    return by.role == "counter" and by.unit_id == dossier.unit_id


def meets_citizen(dossier: Dossier, by: Actor) -> bool:
    """Any clerk of the one-stop shop where the citizen filed: of the group's unit when this is one of its parts."""
    unit_id = dossier.member.group.unit_id if dossier.member else dossier.unit_id
    return by.role == "counter" and by.unit_id == unit_id


def holds_it(dossier: Dossier, by: Actor) -> bool:
    """The post that holds the current step; at the counter any clerk."""
    step = dossier.current_step
    if step is None or by.unit_id != dossier.unit_id:
        return False
    return step.holder_id == by.post_id


def held_or_heads_it(dossier: Dossier, by: Actor) -> bool:
    """Whoever held one of its steps, or a head of the unit."""
    return heads_it(dossier, by) or (by.unit_id == dossier.unit_id and dossier.steps.filter(holder=by.post_id).exists())


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
    """Any clerk of the one-stop shop where the applicant collects the result: of a part, where the group was filed."""
    if dossier.member:
        return meets_citizen(dossier, by)
    return by.role == "counter" and by.unit_id == dossier.result_unit_id


def keeps_papers(dossier: Dossier, by: Actor) -> bool:
    """Who may attach scans: the one-stop shop, the holder of the step, or who received it until it is forwarded."""
    scans = dossier.status == Status.RECEIVED and at_receiving_counter(dossier, by)
    return at_counter(dossier, by) or holds_it(dossier, by) or scans


def archives_it(dossier: Dossier, by: Actor) -> bool:
    """Who closes a file: the one-stop shop, an officer or the office of the dossier's unit."""
    return by.role in ("counter", "officer", "office") and by.unit_id == dossier.unit_id


def takes_payment(dossier: Dossier, by: Actor) -> bool:
    """Who sees the voucher: the one-stop shop or an officer of the dossier's unit."""
    return by.role in ("counter", "officer") and by.unit_id == dossier.unit_id


def answers_it(dossier: Dossier, by: Actor) -> bool:
    """Whoever is asked for an opinion and has not answered."""
    return consultations_to_answer(dossier, by).exists()


def consultations_to_answer(dossier: Dossier, by: Actor) -> ConsultationQuerySet:
    """Asked of the actor's post; what agencies outside the system write is entered by the holder."""
    asked = Q(consulted=by.post_id)
    if holds_it(dossier, by):
        asked |= Q(consulted=None)
    return Consultation.objects.open().filter(asked, dossier=dossier)


def posts_to_consult(dossier: Dossier, by: Actor) -> list[Post]:
    """Colleagues of the unit who work with dossiers; of every other unit its office, which finds the right one."""
    posts = Post.objects.held(today()).select_related("official", "position", "unit").exclude(pk=by.post_id)
    own = Q(unit=dossier.unit_id, position__role__in=SEES)
    others = ~Q(unit=dossier.unit_id) & Q(position__role="office")
    return list(posts.filter(own | others).order_by("unit__name", "position__order", "official__full_name", "id"))


def consulted_on(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """Running dossiers, of whatever unit, on which the actor's post was asked for an opinion."""
    asked = Consultation.objects.filter(consulted=actor.post_id).values("dossier")
    return rows.filter(pk__in=asked, ended_at=None)


def only_consulted(dossier: Dossier, actor: Actor) -> bool:
    """Whether a question alone lets him see it: then he prints no form, for forms show whole numbers."""
    if dossier.unit_id == actor.unit_id:
        return False
    return not open_to(Dossier.objects.filter(pk=dossier.pk), actor).exists()


def the_system(dossier: Dossier, by: Actor) -> bool:
    """The named account through which the system itself acts."""
    return by.role == "system" and by.unit_id == dossier.unit_id


BY_COUNTER = Refusal("Chỉ công chức Bộ phận Một cửa tiếp nhận hồ sơ. Hãy chọn vị trí Một cửa ở góc trên.")


def groups_visible_to(rows: DossierGroupQuerySet, actor: Actor) -> DossierGroupQuerySet:
    """Groups received by the units in scope, and those of which these units handle a part."""
    if actor.role not in SEES:
        return rows.none()
    scope = actor.scope
    parts = GroupMember.objects.filter(unit__in=scope)
    return rows.filter(Q(unit__in=scope) | Q(pk__in=parts.values("group")))


def at_groups_counter(group: DossierGroup, by: Actor) -> bool:
    """Any clerk of the one-stop shop that received the group."""
    return by.role == "counter" and by.unit_id == group.unit_id


def leads_group(group: DossierGroup, by: Actor) -> bool:
    """The unit that received the group leads it: its counter, its office, its heads."""
    return by.role in HEADS | {"counter", "office"} and by.unit_id == group.unit_id


def takes_part(group: DossierGroup, by: Actor) -> bool:
    """Anybody who works with dossiers at a unit of the chain."""
    at_work = by.role in HEADS | {"counter", "office", "officer"}
    return at_work and (by.unit_id == group.unit_id or group.members.filter(unit=by.unit_id).exists())


def own_matter(dossier: Dossier, by: Actor) -> Refusal | None:
    """Nobody examines or decides on a matter of his own."""
    numbers = {dossier.applicant_number, dossier.owner_number} - {""}
    if by.official.personal_number in numbers:
        return Refusal("Đây là hồ sơ của chính anh/chị. Hãy đề nghị lãnh đạo giao người khác giải quyết.")
    return None
