"""Which kinds of paper does this counter certify most, and who signed last? What the keys and the form begin with."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count

from cchc.certification.models import Entry
from cchc.certification.schema import BookContent
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor

RECENTLY, DAY = timedelta(days=90), timedelta(days=1)
MOST = 60  # kinds found by typing; the first nine have keys


def frequent_papers(by: Actor, book: BookContent) -> list[str]:
    """The most frequent until yesterday, so that no key moves during a day; then the everyday ones."""
    days = today() - RECENTLY, today() - DAY
    recent = Entry.objects.in_force().filter(book__unit=by.unit_id, book__kind=book.code, certified_on__range=days)
    counted = recent.order_by().values("paper").annotate(times=Count("pk")).order_by("-times", "paper")
    used = counted.values_list("paper", flat=True)[:MOST]
    return list(dict.fromkeys([*used, *book.papers]))[:MOST]


def last_signer(by: Actor) -> str:
    """The key of who signed the last line of this year's books, or nothing."""
    of_unit = Entry.objects.filter(book__unit=by.unit_id, book__year=today().year, certified_on=today())
    found = of_unit.order_by("-certified_at").values_list("signer_id", flat=True).first()
    return str(found or "")
