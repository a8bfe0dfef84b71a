"""What was certified, under which number of which book, signed by whom, and who may sign for the Chair?"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.ui.text import fold


class Book(Identified):
    """Sổ chứng thực: one kind of work of one unit in one year, with numbers from 1 to the end of the year
    (Decree 23/2015/NĐ-CP, Article 13). The row's lock is held until the numbers taken are committed or given back."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="certification_books")
    kind = models.CharField(max_length=8, help_text="code of the book in content/certification")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    symbol = models.CharField(max_length=30, help_text="quyển số, e.g. 01/2026-SCT/BS")
    before = models.PositiveIntegerField(default=0, help_text="last number of the year written in a paper book")
    last = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year"], name="certification_one_book_a_year"),
            models.CheckConstraint(condition=Q(last__gte=F("before")), name="certification_numbers_go_up"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="certification_closed_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, năm {self.year}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def in_force(self) -> EntryQuerySet:
        """Entries that were not voided: only these are counted."""
        return self.filter(voided_at=None)

    def matching(self, words: str) -> EntryQuerySet:
        """Name, personal number or paper contain every word, whatever the accents and capitals."""
        rows = self
        for word in fold(words).split():
            rows = rows.filter(search_text__contains=word)
        return rows


class Entry(Identified):
    """Một việc chứng thực: one line of a book. Written once; it may be voided, never changed or deleted (migration)."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="certified_entries")
    certified_at = models.DateTimeField()
    certified_on = models.DateField(help_text="day of `certified_at` in Asia/Ho_Chi_Minh")
    certified_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", help_text="who wrote the line")
    person_name = models.CharField(max_length=120)
    person_number = models.CharField(max_length=20, blank=True)
    paper = models.CharField(max_length=200)
    pages = models.PositiveSmallIntegerField(help_text="of one copy")
    copies = models.PositiveSmallIntegerField()
    fee = models.PositiveIntegerField(help_text="đồng")
    signer = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="certified_entries")
    signer_name = models.CharField(max_length=120)
    signer_title = models.CharField(max_length=200)
    stamp = models.TextField(help_text="lời chứng as printed")
    search_text = models.CharField(max_length=400)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    void_reason = models.CharField(max_length=500, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["book", "certified_on"], name="certified_on_day")]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="certified_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, pages__gte=1, copies__gte=1), name="certified_at_least_one"
            ),
            models.CheckConstraint(
                condition=~Q(person_name="") & ~Q(paper="") & ~Q(signer_name="") & ~Q(stamp=""),
                name="certified_says_what_and_whose",
            ),
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | Q(~Q(void_reason=""), voided_at__isnull=False, voided_by__isnull=False),
                name="certified_voided_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}, quyển số {self.book.symbol}"

    def searchable(self) -> str:
        """What the book's search looks through, folded."""
        return fold(f"{self.person_name} {self.person_number} {self.paper}")


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def in_force(self, on: date) -> DelegationQuerySet:
        """Delegations under which one may sign on the day."""
        return self.not_over(on).filter(from_on__lte=on)

    def not_over(self, on: date) -> DelegationQuerySet:
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), until_on__gte=on)


class Delegation(Identified):
    """Ủy quyền ký chứng thực: from one day to another a post signs for the Chair (Decree 280/2025/NĐ-CP)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="signing_delegations")
    decision = models.CharField(max_length=100, help_text="number and day of the written delegation")
    from_on = models.DateField()
    until_on = models.DateField(help_text="last day")
    ended_on = models.DateField(null=True, blank=True, help_text="ended early from this day")
    given_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="delegation_period_in_order"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("from_on"), ended_on__lte=F("until_on")),
                name="delegation_ended_within_period",
            ),
            models.CheckConstraint(condition=~Q(decision=""), name="delegation_has_a_decision"),
            models.UniqueConstraint(fields=["post", "from_on"], condition=Q(ended_on=None), name="delegation_once"),
        ]
