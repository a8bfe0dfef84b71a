"""Who signs what goes to the citizen in the unit's name? Its head: the Chair, or a Vice-chair for the Chair."""

from __future__ import annotations

from cchc.dossiers.models import Dossier
from cchc.dossiers.permissions import BODY_OF_LEADERS
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit


def signers_of(unit: Unit) -> list[Post]:
    """The Chair first, then the Vice-chairs, as held today."""
    held = Post.objects.of_role(unit, tuple(BODY_OF_LEADERS), today()).select_related("official", "position", "unit")
    return sorted(held, key=lambda post: post.role != "chair")


def signer_of(dossier: Dossier, *, by: Actor, chosen: Post | None = None) -> Post | None:
    """The chosen head; else the leader who acts himself; else the Chair. None while nobody heads the unit."""
    heads = signers_of(dossier.unit)
    wanted = chosen.pk if chosen else by.post_id
    return next((post for post in heads if post.pk == wanted), None if chosen else next(iter(heads), None))


def signed_as(post: Post) -> str:
    """What stands over the signature; a Vice-chair signs for the Chair (Decree 30/2020/NĐ-CP, Annex I)."""
    return post.position.name if post.role == "chair" else f"KT. Chủ tịch\n{post.position.name}"
