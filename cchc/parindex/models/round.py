"""The yearly round of the index: the rubric's version, the deadlines, and each unit's sheet with a line for every leaf.

Points stand on the lines; what a unit won in all is derived from them, and kept once, when the result is approved.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.documents.models import StoredFile
from cchc.documents.signatures import SIGNED, SignatureState
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.parindex.models.rubric import Rubric


class RoundStatus(models.TextChoices):
    """The states of parindex.md §3.2, from the opening of the round to its end."""

    SELF_SCORING = "self_scoring", "Tự chấm điểm"
    FIRST_APPRAISAL = "first", "Thẩm định lần 1"
    EXPLANATION = "explanation", "Giải trình"
    SECOND_APPRAISAL = "second", "Thẩm định lần 2"
    COUNCIL = "council", "Hội đồng thẩm định"
    APPROVED = "approved", "Đã phê duyệt"
    PUBLISHED = "published", "Đã công bố"
    CLOSED = "closed", "Đã kết thúc"


class Ranking(models.TextChoices):
    DENSE = "dense", "Liền bậc: 1, 1, 2"
    COMPETITION = "competition", "Cách bậc: 1, 1, 3"


R = RoundStatus
WITH_RESULT = [R.APPROVED, R.PUBLISHED]
DEADLINES = ("self_score_due_at", "first_due_at", "explanation_due_at", "second_due_at")


class RoundQuerySet(models.QuerySet["AssessmentRound"]):
    def lock(self, pk: UUID) -> AssessmentRound:
        """The row with its unit and rubric, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit", "rubric").get(pk=pk)


class AssessmentRound(Identified):
    """Đợt đánh giá: one year's index of the units below `unit`; a rehearsal is a unit's own, for itself."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="rounds")
    rehearsal = models.BooleanField(default=False)
    three_tiers = models.BooleanField(default=False, help_text="first appraisal by each unit's own superior (§3.1)")
    status = models.CharField(max_length=12, choices=RoundStatus, default=R.SELF_SCORING)
    ranking = models.CharField(max_length=12, choices=Ranking, default=Ranking.DENSE)
    self_score_due_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    explanation_due_at = models.DateTimeField()
    second_due_at = models.DateTimeField()
    shows_appraisal = models.BooleanField(default=False, help_text="units see appraised points before publication")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    council_members = models.PositiveSmallIntegerField(null=True)
    council_approving = models.PositiveSmallIntegerField(null=True)
    council_minutes = models.CharField(max_length=60, blank=True, help_text="number of the minutes")
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    conference_on = models.DateField(null=True, help_text="publication conference: terms count from it")
    closed_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], condition=Q(rehearsal=False), name="round_once_a_year"),
            models.CheckConstraint(
                condition=Q(self_score_due_at__lte=F("first_due_at"), first_due_at__lte=F("explanation_due_at"),
                            explanation_due_at__lte=F("second_due_at")),
                name="round_deadlines_in_order",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, council_minutes="", council_members=None, council_approving=None)
                | Q(~Q(council_minutes=""), approved_at__isnull=False, council_members__gt=0,
                    council_approving__lte=F("council_members")),
                name="round_approved_by_its_council",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITH_RESULT, approved_at__isnull=False)
                | Q(status=R.CLOSED) | Q(~Q(status__in=WITH_RESULT), approved_at=None),
                name="round_approved_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, decision_number="", decided_on=None)
                | Q(~Q(decision_number=""), published_at__isnull=False, decided_on__isnull=False,
                    approved_at__isnull=False),
                name="round_published_by_decision",
            ),
            models.CheckConstraint(
                condition=Q(status=R.CLOSED, closed_at__isnull=False) | Q(~Q(status=R.CLOSED), closed_at=None),
                name="round_closed_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(rehearsal=False) | Q(status__in=[R.SELF_SCORING, R.CLOSED]), name="rehearsal_ends_itself"
            ),
            models.CheckConstraint(
                condition=Q(rehearsal=False) | Q(three_tiers=False), name="rehearsal_is_of_one_unit"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return RoundStatus(self.status).label

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def due_at(self) -> datetime | None:
        """The deadline of what is being done now."""
        return {
            R.SELF_SCORING: self.self_score_due_at, R.FIRST_APPRAISAL: self.first_due_at,
            R.EXPLANATION: self.explanation_due_at, R.SECOND_APPRAISAL: self.second_due_at,
        }.get(RoundStatus(self.status))  # fmt: skip


class SheetStatus(models.TextChoices):
    """How far the unit itself is; what is done with its sheet above, the round says."""

    SCORING = "scoring", "Đang chấm"
    AWAITING_CHAIR = "awaiting", "Chờ lãnh đạo duyệt"
    LOCKED = "locked", "Đã chốt tự chấm"
    EXPLAINED = "explained", "Đã chốt giải trình"


LOCKED = [SheetStatus.LOCKED, SheetStatus.EXPLAINED]


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def lock(self, pk: UUID) -> Assessment:
        """The row locked until the transaction ends, with its round and rubric as they are once it is locked."""
        self.select_for_update().values("pk").get(pk=pk)
        return self.select_related("unit", "round__rubric", "round__unit").get(pk=pk)


class Assessment(Identified):
    """Phiếu chấm điểm: one unit in one round."""

    round = models.ForeignKey(AssessmentRound, on_delete=models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=10, choices=SheetStatus, default=SheetStatus.SCORING)
    return_reason = models.CharField(max_length=500, blank=True)
    locked_at = models.DateTimeField(null=True)
    locked_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    explained_at = models.DateTimeField(null=True)
    left_behind = models.JSONField(default=list, help_text="answers that a new version of the rubric had no place for")
    total = models.DecimalField(max_digits=8, decimal_places=4, null=True, help_text="as approved")
    index = models.DecimalField(max_digits=6, decimal_places=2, null=True, help_text="percent, as approved")
    grade = models.CharField(max_length=40, blank=True)
    rank = models.PositiveIntegerField(null=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="assessment_once_in_round"),
            models.CheckConstraint(
                condition=Q(status__in=LOCKED, locked_at__isnull=False, locked_by__isnull=False)
                | Q(~Q(status__in=LOCKED), locked_at=None, locked_by=None),
                name="assessment_locked_at_by",
            ),
            models.CheckConstraint(
                condition=Q(status=SheetStatus.EXPLAINED, explained_at__isnull=False)
                | Q(~Q(status=SheetStatus.EXPLAINED), explained_at=None),
                name="assessment_explained_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(total=None, index=None, rank=None)
                | Q(total__isnull=False, index__isnull=False, rank__gt=0),
                name="assessment_result_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round.title}: {self.unit.short_name}"

    @property
    def is_locked(self) -> bool:
        return self.status in LOCKED


class LeafScore(Identified):
    """Điểm của một tiêu chí: self-scored from inputs, appraised, explained, appraised again."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="lines")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    responsible = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="criteria")
    inputs = models.JSONField(null=True, help_text="of the self-score; null = not scored")
    proposed = models.JSONField(null=True, help_text="inputs computed from records when the score was saved")
    note = models.CharField(max_length=1000, blank=True, help_text="why it differs from the computed figure, …")
    self_points = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    self_applies = models.BooleanField(default=True)
    scored_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    scored_at = models.DateTimeField(null=True)
    first_points = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    first_note = models.CharField(max_length=1000, blank=True)
    question = models.CharField(max_length=1000, blank=True)
    explanation = models.CharField(max_length=2000, blank=True)
    second_points = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    second_note = models.CharField(max_length=1000, blank=True)
    applies = models.BooleanField(default=True, help_text="as appraised")
    self_struck = models.CharField(max_length=20, blank=True, help_text="code of the penalty that sets it to 0")
    first_struck = models.CharField(max_length=20, blank=True)
    second_struck = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "code"], name="leaf_score_once"),
            models.CheckConstraint(
                condition=Q(inputs=None, scored_at=None, scored_by=None)
                | Q(inputs__isnull=False, scored_at__isnull=False, scored_by__isnull=False),
                name="leaf_scored_at_by",
            ),
            models.CheckConstraint(condition=Q(explanation="") | ~Q(question=""), name="leaf_explained_when_asked"),
            models.CheckConstraint(
                condition=Q(second_points=None) | Q(first_points__isnull=False), name="leaf_second_after_first"
            ),
        ]

    @property
    def appraised(self) -> bool:
        return self.first_points is not None


class Evidence(Identified):
    """Tài liệu kiểm chứng: a file, or a page of this system; one serves several criteria. A new version replaces it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=60, blank=True, help_text="số, ký hiệu")
    issued_on = models.DateField(null=True)
    address = models.CharField(max_length=300, blank=True, help_text="page of this system, from /")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    signature = models.CharField(
        max_length=10, choices=SignatureState, blank=True, help_text="as checked when added; blank = not a PDF"
    )
    signer = models.CharField(max_length=300, blank=True)
    signed_at = models.DateTimeField(null=True, help_text="by the time stamp, else as the signer's machine said")
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    lines = models.ManyToManyField(LeafScore, related_name="evidence")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["added_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="evidence_named"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(address=""), name="evidence_is_a_file_or_a_page"
            ),
            models.CheckConstraint(
                condition=Q(signature__in=SIGNED) & ~Q(signer="")
                | Q(~Q(signature__in=SIGNED), signer="", signed_at=None),
                name="evidence_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.symbol}" if self.symbol else self.title
