"""What must the system itself do by now? Asked by `cchc tick`; a missed run loses nothing."""

from __future__ import annotations

from cchc.dossiers.actions.close_unsupplemented import close_unsupplemented
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import today
from cchc.organization.actor import systems_on


def close_all_unsupplemented() -> list[Dossier]:
    """Close every dossier whose days to supplement have passed, each in a transaction of its own."""
    expired = Dossier.objects.filter(
        status=Status.AWAITING_SUPPLEMENT,
        supplement_requests__phase="after",
        supplement_requests__due_on__lt=today(),
    ).order_by("id")
    systems = systems_on(today())
    return [close_unsupplemented(dossier=dossier, by=systems[dossier.unit_id]) for dossier in expired]
