"""Of what did a task come: which document, which conclusion of which meeting? No more than ties tasks to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cchc.documents.models import StoredFile
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.ui.text import fold


class OfficialDocumentQuerySet(models.QuerySet["OfficialDocument"]):
    def matching(self, words: str) -> OfficialDocumentQuerySet:
        """Number, issuer or summary contain every word, whatever the accents and capitals."""
        rows = self
        for word in fold(words).split():
            rows = rows.filter(search_text__contains=word)
        return rows


class OfficialDocument(Identified):
    """Văn bản đến, văn bản đi: number, symbol, day and file, in the register of the year."""

    class Way(models.TextChoices):
        INCOMING = "incoming", "Văn bản đến"
        OUTGOING = "outgoing", "Văn bản đi"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    year = models.PositiveSmallIntegerField()
    register_number = models.PositiveIntegerField(help_text="số đến, số đi: 1, 2, 3 … of its way in the year")
    symbol = models.CharField(max_length=60, help_text="số, ký hiệu, e.g. 15/KH-UBND")
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()
    summary = models.CharField(max_length=500)
    search_text = models.CharField(max_length=1600)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)

    objects = OfficialDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-register_number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "way", "year", "register_number"], name="document_number_once"),
            models.CheckConstraint(condition=~Q(symbol="") & ~Q(summary=""), name="document_says_what_it_is"),
        ]

    def searchable(self) -> str:
        """What the search box looks through, folded."""
        return fold(f"{self.symbol} {self.issuer} {self.summary}")

    @property
    def number_said(self) -> str:
        """«số đến 12/2026»."""
        word = "đến" if self.way == self.Way.INCOMING else "đi"
        return f"số {word} {self.register_number}/{self.year}"

    def __str__(self) -> str:
        return f"{self.symbol} ngày {self.issued_on:%d/%m/%Y} của {self.issuer}"


class Meeting(Identified):
    """Cuộc họp có kết luận về CCHC."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    title = models.CharField(max_length=300)
    chaired_by = models.CharField(max_length=120)
    notice = models.ForeignKey(
        OfficialDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings",
        help_text="thông báo kết luận",
    )  # fmt: skip
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="meeting_has_a_title")]

    def __str__(self) -> str:
        return f"{self.title} ngày {self.held_on:%d/%m/%Y}"


class Conclusion(Identified):
    """Một mục kết luận, có số; it becomes a task by being given."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="conclusion_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="conclusion_says_something"),
        ]
