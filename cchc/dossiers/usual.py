"""How long does a procedure usually take? Counted once a day from what was ended, in one query for all."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, OuterRef, Subquery, Sum, Window
from django.db.models.functions import RowNumber

from cchc.catalogue.models import UsualTime
from cchc.catalogue.schema import Does
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.models.status import HANDED_OVER
from cchc.lifecycle.clock import today
from cchc.worktime.zone import ZONE

DAYS = 90  # looked back from this morning
FEWEST = 10  # dossiers: of fewer nothing usual can be said
OF_TEN = 9  # done in this time or less


def count_usual_times() -> int:
    """The 90th percentile (nearest rank) of each unit and procedure; how many, 0 when counted today already."""
    day = today()
    if UsualTime.objects.filter(counted_on=day).exists():
        return 0
    with transaction.atomic():
        UsualTime.objects.all().delete()
        return len(UsualTime.objects.bulk_create(_usual_times(day), batch_size=500))


def _usual_times(day: date) -> list[UsualTime]:
    """What officials worked on each dossier until its result; the citizen's time, before and after, is not theirs."""
    midnight = datetime.combine(day, datetime.min.time(), ZONE)
    ended = Dossier.objects.filter(
        status__in=(Status.RESULT_READY, *HANDED_OVER),
        ended_at__gte=midnight - timedelta(days=DAYS),
        ended_at__lt=midnight,
    )
    steps = DossierStep.objects.filter(dossier=OuterRef("pk")).exclude(does=Does.HAND_OVER).order_by()
    alike = [F("unit"), F("procedure__procedure")]
    ranked = (
        ended.annotate(minutes=Subquery(steps.values("dossier").values_list(Sum("held_minutes"))))
        .annotate(
            place=Window(RowNumber(), partition_by=alike, order_by="minutes"),
            n=Window(Count("pk"), partition_by=alike),
        )
        .annotate(beyond=F("place") * 10 - F("n") * OF_TEN)
        .filter(n__gte=FEWEST, beyond__gte=0, beyond__lt=10)  # the first place at or past nine tenths
    )
    return [
        UsualTime(
            unit_id=row["unit"],
            procedure_id=row["procedure__procedure"],
            minutes=row["minutes"],
            dossiers=row["n"],
            counted_on=day,
        )
        for row in ranked.values("unit", "procedure__procedure", "minutes", "n")
    ]
