"""Hand-over lists of dossiers that the counter forwarded, and of results that came back."""

from __future__ import annotations

from cchc.dossiers.models import Dossier
from cchc.handovers.actions.make_hand_over_list import make_hand_over_list
from cchc.handovers.models import HandOverList
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from tests.factories.dossiers import holder
from tests.factories.office import actor


def listed(*dossiers: Dossier, by: Actor | None = None) -> HandOverList:
    """One list of forwarded dossiers that the same person holds."""
    return make_hand_over_list(
        kind=HandOverList.Kind.DOSSIERS, receiver=holder(dossiers[0]).post, by=by or actor("motcua"),
        steps=[dossier.step.pk for dossier in dossiers],
    )  # fmt: skip


def results_listed(*dossiers: Dossier) -> HandOverList:
    """One list of results, made by whoever issued them."""
    issuer = Post.objects.select_related("official", "unit", "position").get(pk=dossiers[0].issued_by_id)
    return make_hand_over_list(
        kind=HandOverList.Kind.RESULTS, receiver=holder(dossiers[0]).post, by=Actor(issuer.official, issuer),
        steps=[dossier.step.pk for dossier in dossiers],
    )  # fmt: skip
