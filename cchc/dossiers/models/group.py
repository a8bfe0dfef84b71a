"""What is an interlinked dossier, which parts does it have, and where are its papers?

The parts' own dossiers are ordinary ones (`Dossier.member`), each at its unit, with its own process and clock.
"""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.interlinked import GroupContent
from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.ui.text import fold


class DossierGroupQuerySet(models.QuerySet["DossierGroup"]):
    def lock(self, pk: UUID) -> DossierGroup:
        """The row with its unit, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit").get(pk=pk)

    def lock_whole(self, pk: UUID) -> DossierGroup:
        """The same after the parts' dossiers: every verb locks a part before its group, so two never wait in a ring."""
        parts = Dossier.objects.select_for_update(of=("self",)).filter(member__group=pk)
        list(parts.order_by("member__number").only("pk"))
        return self.lock(pk)

    def open(self) -> DossierGroupQuerySet:
        """Groups in which something is still to do, if only to hand over a result."""
        return self.filter(closed_at=None)


class DossierGroup(Identified):
    """Hồ sơ liên thông: several procedures settled through one submission, under one code for the citizen."""

    class Travels(models.TextChoices):
        ELECTRONIC = "electronic", "Điện tử: các phần làm song song"
        PAPER = "paper", "Giấy: các phần làm lần lượt"

    class Outcome(models.TextChoices):
        SETTLED = "settled", "Có kết quả"
        STOPPED = "stopped", "Dừng giải quyết"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossier_groups")
    code = models.CharField(max_length=60, unique=True)
    submission = models.UUIDField(unique=True, help_text="one form sent; sent twice it is the same group")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="dossier_groups")
    content = models.JSONField(help_text="the version of the group's content that binds it")
    travels = models.CharField(max_length=10, choices=Travels.choices)
    applicant_name = models.CharField(max_length=120)
    applicant_number = models.CharField(max_length=20, blank=True)
    applicant_born_on = models.DateField(null=True, blank=True)
    applicant_address = models.CharField(max_length=200)
    applicant_phone = models.CharField(max_length=20, blank=True)
    applicant_email = models.EmailField(blank=True)
    owner_name = models.CharField(max_length=120, help_text="the child, the deceased")
    owner_number = models.CharField(max_length=20, blank=True)
    summary = models.CharField(max_length=400, blank=True)
    result_by = models.CharField(max_length=10, choices=Dossier.ResultBy.choices, default=Dossier.ResultBy.COUNTER)
    fee_due = models.PositiveIntegerField(null=True, blank=True, help_text="đồng, of all parts; null = not published")
    papers = models.JSONField(default=list, help_text="codes of the papers handed in")
    search_text = models.CharField(max_length=800)

    filed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    first_due_at = models.DateTimeField(help_text="the whole, as promised on the receipt")
    due_at = models.DateTimeField(help_text="moves only with a supplement or an announced delay of a part")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="no part is running or waiting any more")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="ended, and no result waits to be handed over")
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="the applicant took the whole back")
    withdrawn_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_by_name = models.CharField(max_length=120, blank=True, help_text="who asked for it")
    withdrawal_reason = models.CharField(max_length=1000, blank=True)
    withdrawal_signed_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="head of the unit that day"
    )
    papers_back = models.TextField(blank=True, help_text="one line per paper to be handed back")

    objects = DossierGroupQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "due_at"], condition=Q(closed_at=None), name="group_open_of_unit"),
            models.Index(fields=["unit", "-filed_at", "-id"], name="group_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="", closed_at=None) | Q(~Q(outcome=""), ended_at__isnull=False),
                name="group_ended_with_outcome",
            ),
            models.CheckConstraint(condition=Q(due_at__gte=F("received_at")), name="group_due_after_reception"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_by_name="", withdrawal_reason="")
                | Q(~Q(withdrawn_by_name=""), ~Q(withdrawal_reason=""), withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False),
                name="group_withdrawn_at_by",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    @property
    def for_whom(self) -> str:
        """Whom the dossier is about."""
        return self.owner_name

    @cached_property
    def version(self) -> GroupContent:
        """The content under which it was received, typed."""
        return GroupContent.model_validate(self.content)

    def searchable(self) -> str:
        """What the search box looks through, folded."""
        words = (self.code, self.applicant_name, self.applicant_number, self.owner_name, self.owner_number)
        return fold(" ".join(word for word in words if word))


class GroupMember(Identified):
    """Phần của hồ sơ liên thông: planned at reception; its dossier begins when all it waits for has succeeded."""

    group = models.ForeignKey(DossierGroup, on_delete=models.PROTECT, related_name="members")
    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 … the order of the chain")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="+")
    limit = models.CharField(max_length=12)
    planned_due_at = models.DateTimeField(help_text="as promised at reception")
    started_at = models.DateTimeField(null=True, blank=True, help_text="the slip of transfer was issued")
    started_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "key"], name="group_member_once"),
            models.UniqueConstraint(fields=["group", "number"], name="group_member_number_once"),
            models.CheckConstraint(
                condition=Q(started_at=None, started_by=None) | Q(started_at__isnull=False, started_by__isnull=False),
                name="group_member_started_at_by",
            ),
        ]

    def step_time(self, number: int) -> str:
        """The time of a step where the part goes faster in the group; empty: as the process says."""
        times = self.group.version.member(self.key).steps
        return times[number - 1] if number <= len(times) else ""


class PaperHandOver(Identified):
    """Giao nhận giấy tờ: the group's bundle goes from one unit to the next, and each end signs for it."""

    group = models.ForeignKey(DossierGroup, on_delete=models.PROTECT, related_name="hand_overs")
    number = models.PositiveSmallIntegerField()
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    papers = models.CharField(max_length=1000, help_text="what is in the bundle")
    handed_on_at = models.DateTimeField()
    handed_on_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="paper_hand_over_once"),
            models.UniqueConstraint(fields=["group"], condition=Q(confirmed_at=None), name="one_bundle_on_the_way"),
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="paper_hand_over_between_two"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="paper_hand_over_confirmed_at_by",
            ),
        ]
