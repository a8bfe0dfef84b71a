"""Where does a unit post its procedures, what must be put up or taken down there by when, and was it?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.catalogue.models.procedure import Procedure, ProcedureVersion
from cchc.catalogue.models.publication import Publication
from cchc.documents.models import StoredFile
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class PostingPlaceQuerySet(models.QuerySet["PostingPlace"]):
    def lock(self, pk: UUID) -> PostingPlace:
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit").get(pk=pk)

    def in_use(self) -> PostingPlaceQuerySet:
        return self.filter(closed_at=None)


class PostingPlace(Identified):
    """Nơi niêm yết: the counter board, the website, the QR board …; `kind` is one of content/posting."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posting_places")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    location = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = PostingPlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(closed_at=None), name="posting_place_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostingDutyQuerySet(models.QuerySet["PostingDuty"]):
    def open(self) -> PostingDutyQuerySet:
        """Neither done nor overtaken by a later decision or a closed place."""
        return self.filter(done_at=None, ended_at=None)

    def late(self, at: datetime) -> PostingDutyQuerySet:
        return self.open().filter(due_at__lt=at)


class PostingDuty(Identified):
    """Việc niêm yết: one version of a procedure to be put up at one place, or taken down there, by a moment."""

    class Task(models.TextChoices):
        POST = "post", "Niêm yết mới"
        REPLACE = "replace", "Thay bản mới"
        REMOVE = "remove", "Gỡ xuống"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posting_duties")
    place = models.ForeignKey(PostingPlace, on_delete=models.PROTECT, related_name="duties")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="posting_duties")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="posting_duties")
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="duties",
        help_text="none: the place was opened, or a check found a difference",
    )  # fmt: skip
    task = models.CharField(max_length=10, choices=Task.choices)
    starts_on = models.DateField(help_text="the first day on which the board must say so")
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    photo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    photo_name = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="overtaken by a later decision, or place closed")

    objects = PostingDutyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "done_at", "due_at"], name="posting_duty_open"),
            models.Index(fields=["place", "procedure"], name="posting_duty_of_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "procedure"],
                condition=Q(done_at=None, ended_at=None),
                name="posting_duty_open_once",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="posting_duty_done_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(photo__isnull=False) | ~Q(address=""),
                name="posting_duty_done_with_evidence",
            ),
            models.CheckConstraint(condition=Q(done_at=None) | Q(ended_at=None), name="posting_duty_done_or_ended"),
        ]

    @property
    def was_late(self) -> bool:
        """Done, but after its moment."""
        return self.done_at is not None and self.done_at > self.due_at


class PostingCheck(Identified):
    """Kiểm tra niêm yết: on a day somebody compared what is posted with the catalogue; the differences of that day."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posting_checks")
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    differences = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
