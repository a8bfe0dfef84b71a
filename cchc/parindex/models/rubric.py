"""Which versions of a rubric are there, and what is being written?

A published version is one document that the database refuses to change (migration 0002); a correction is a new version.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from django.db import models
from django.db.models import Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Unit
from cchc.parindex.schema import LEVELS, STATUSES, RubricContent


class Rubric(Identified):
    """Bộ tiêu chí: one published version. An assessment keeps the version that it began with."""

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, help_text="who published it; none: shipped")
    published_at = models.DateTimeField(null=True, help_text="none: shipped, not published on the screen")
    published_by = models.CharField(max_length=330, blank=True, help_text="name and post, kept by value")
    title = models.CharField(max_length=300)
    document = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], condition=Q(unit=None), name="shipped_rubric_once"),
            models.UniqueConstraint(fields=["code", "unit", "version"], name="rubric_once"),
            models.CheckConstraint(
                condition=Q(unit=None, published_at=None, published_by="")
                | (Q(unit__isnull=False, published_at__isnull=False) & ~Q(published_by="")),
                name="rubric_of_a_unit_says_who_published_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, phiên bản {self.version}"

    @cached_property
    def content(self) -> RubricContent:
        """The whole document, typed."""
        return _read(self)

    @property
    def status_label(self) -> str:
        return STATUSES[self.content.status]

    @property
    def level_label(self) -> str:
        return LEVELS[self.content.level]


@lru_cache(maxsize=32)
def _read(rubric: Rubric) -> RubricContent:
    """Once for each version: a published one never changes, and reading hundreds of rules takes a while."""
    return RubricContent.model_validate(rubric.document)


class DraftStatus(models.TextChoices):
    """Where a draft stands."""

    DRAFTING = "drafting", "Đang soạn"
    PUBLISHED = "published", "Đã công bố"
    DISCARDED = "discarded", "Đã bỏ"


class RubricDraft(Identified):
    """Dự thảo bộ tiêu chí: the next version of a rubric being written. Its sums need not agree yet."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    based_on = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="drafts")
    status = models.CharField(max_length=10, choices=DraftStatus, default=DraftStatus.DRAFTING)
    saves = models.PositiveIntegerField(default=0, help_text="so that a page knows whether it is old")
    document = models.JSONField()
    rubric = models.OneToOneField(Rubric, on_delete=models.PROTECT, null=True, related_name="draft")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code"], condition=Q(status="drafting"), name="rubric_draft_open_once"
            ),
            models.CheckConstraint(
                condition=Q(status="published", rubric__isnull=False) | (~Q(status="published") & Q(rubric=None)),
                name="rubric_draft_published_has_its_version",
            ),
        ]

    @property
    def label(self) -> str:
        return DraftStatus(self.status).label

    @property
    def content(self) -> RubricContent:
        return RubricContent.model_validate(self.document)
