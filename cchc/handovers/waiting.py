"""What has changed hands and stands on no list yet? Every forward and every result that came back is a step entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet

from cchc.catalogue.schema import Does
from cchc.dossiers.models import DossierStep
from cchc.handovers.models import HandOverList
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from cchc.organization.models import Post

SINCE = timedelta(days=7)  # what was handed over earlier without a list is not asked for any more
Kind = HandOverList.Kind


@dataclass(frozen=True)
class Waiting:
    """Papers for one person, not yet on a list."""

    kind: str
    receiver: Post
    count: int

    @property
    def label(self) -> str:
        return str(Kind(self.kind).label)


def unlisted(kind: str, *, by: Actor) -> QuerySet[DossierStep]:
    """Steps by which the actor's side gave something away: the counter's forwards, the results that he issued."""
    steps = DossierStep.objects.filter(unit=by.unit_id, entered_at__gte=now() - SINCE, hand_over_line=None)
    if kind == Kind.RESULTS:
        return steps.filter(does=Does.HAND_OVER, dossier__issued_by=by.post_id).exclude(holder=by.post_id)
    if by.role != "counter":
        return steps.none()
    forwarded = DossierStep.objects.filter(
        dossier=OuterRef("dossier"), order=OuterRef("order") - 1, does=Does.RECEIVE,
        outcome=DossierStep.Outcome.COMPLETED,
    )  # fmt: skip
    return steps.filter(Exists(forwarded))


def waiting(by: Actor) -> list[Waiting]:
    """For each person, how many; four queries at most."""
    counted = [
        (kind, row["holder"], row["count"])
        for kind in Kind.values
        for row in unlisted(kind, by=by)
        .values("holder")
        .annotate(count=Count("pk"), oldest=Min("entered_at"))
        .order_by("oldest")
    ]
    posts = Post.objects.select_related("official", "position").in_bulk([holder for _, holder, _ in counted])
    return [Waiting(kind, posts[holder], count) for kind, holder, count in counted]


def steps_for(kind: str, receiver: UUID, *, by: Actor) -> QuerySet[DossierStep]:
    """Those for one person, in the order of their hand-over."""
    rows = unlisted(kind, by=by).filter(holder=receiver)
    return rows.select_related("dossier").order_by(F("entered_at"), "id")
