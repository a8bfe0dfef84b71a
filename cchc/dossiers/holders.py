"""To whom does a step go? To whoever held it before in this dossier, else the fitting post with least to do."""

from __future__ import annotations

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from cchc.dossiers.models import Dossier, DossierStep
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, Refusal
from cchc.organization.models import Post, PostQuerySet


def fitting_posts(dossier: Dossier, number: int) -> PostQuerySet:
    """Posts of the unit that may hold the step: right role, and the dossier's field or every field; best first."""
    step = dossier.process.path[number - 1]
    field = dossier.procedure.procedure.field_id
    of_field = Post.fields.through.objects.filter(post=OuterRef("pk"), field=field)
    any_field = Post.fields.through.objects.filter(post=OuterRef("pk"))
    held_before = DossierStep.objects.filter(dossier=dossier, number=number, holder=OuterRef("pk"))
    return (
        Post.objects.held(today())
        .filter(Exists(of_field) | ~Exists(any_field), unit=dossier.unit_id, position__role__in=step.roles)
        .annotate(
            rank=Case(
                When(Exists(held_before), then=Value(0)), When(Exists(of_field), then=Value(1)), default=Value(2)
            ),
            load=Count("held_steps", filter=Q(held_steps__left_at=None)),
        )
        .select_related("official", "position")
        .order_by("rank", "load", "position__order", "id")
    )


def holder_of(dossier: Dossier, number: int, chosen: Post | None = None) -> Post:
    """The chosen post when it fits, else the best one; refused when nobody can hold the step."""
    posts = fitting_posts(dossier, number)
    holder = posts.filter(pk=chosen.pk).first() if chosen else posts.first()
    if holder is None:
        name = dossier.process.path[number - 1].name
        raise ActionRefused(
            Refusal(f"{chosen} không giữ được bước «{name}». Hãy chọn người khác." if chosen else
                    f"Chưa ai được giao bước «{name}». Hãy báo quản trị giao vị trí công tác.")
        )  # fmt: skip
    return holder
