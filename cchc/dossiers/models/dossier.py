"""What is a dossier, and which facts of it may never contradict each other?"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.models.list_index import INDEXES_OF_LISTS
from cchc.dossiers.models.search_index import SearchIndex
from cchc.dossiers.models.status import (
    ACCEPTED,
    CLOCK_STOPPED,
    CUT_SHORT,
    ENDED,
    HANDED_OVER,
    NATIONAL_CODES,
    RUNNING,
    Status,
)
from cchc.lifecycle.built_once import BuiltOnce
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.ui.text import fold

if TYPE_CHECKING:
    from cchc.dossiers.models.walk import DossierStep

S = Status
NOT_A_DIGIT = re.compile(r"\D")


class DossierQuerySet(models.QuerySet["Dossier"]):
    def lock(self, pk: UUID) -> Dossier:
        """The row with its unit, step and versions, locked until the transaction ends."""
        [dossier] = LOCKED(pk=pk)
        dossier.procedure = ProcedureVersion.met(dossier.procedure_id)
        dossier.process = ProcessVersion.met(dossier.process_id)
        return dossier

    def running(self) -> DossierQuerySet:
        """Dossiers whose clock runs."""
        return self.filter(status__in=RUNNING)

    def counted_at(self, unit_id: UUID) -> DossierQuerySet:
        """What the unit answers for: each dossier is counted for progress at one unit only (onestop.md §2.4)."""
        return self.filter(unit=unit_id)

    def received_for_others(self, unit_id: UUID) -> DossierQuerySet:
        """Received at the unit's counter for a competent unit elsewhere: a figure of its own, never in progress."""
        return self.filter(received_at_unit=unit_id)

    def overdue(self, now: datetime) -> DossierQuerySet:
        """Running past the appointment."""
        return self.running().filter(due_at__lt=now)

    def counted_once(self) -> DossierQuerySet:
        """Without the parts of interlinked dossiers: at the place of receipt the group counts, once for all of them."""
        return self.filter(member=None)

    def awaiting_supplement(self) -> DossierQuerySet:
        return self.filter(status=S.AWAITING_SUPPLEMENT)

    def matching(self, words: str) -> DossierQuerySet:
        """Code, names, personal numbers, summary or telephone contain every word, whatever the accents and capitals."""
        rows = self
        for word in fold(words).split():
            rows = rows.filter(search_text__contains=word)
        return rows


class Dossier(Identified):
    """Hồ sơ: one request under one procedure, from filing until its result is handed over."""

    class Channel(models.TextChoices):
        DIRECT = "direct", "Trực tiếp"
        ONLINE = "online", "Trực tuyến"
        POST = "post", "Bưu chính công ích"

    class ResultBy(models.TextChoices):
        COUNTER = "counter", "Tại quầy"
        POST = "post", "Bưu chính"
        ELECTRONIC = "electronic", "Bản điện tử"

    class Decision(models.TextChoices):
        APPROVED = "approved", "Đồng ý giải quyết"
        REJECTED = "rejected", "Không đủ điều kiện giải quyết"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers", db_index=False)
    code = models.CharField(max_length=60, null=True, blank=True, unique=True)
    received_at_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False,
        help_text="whose counter received it for `unit`; null = its own",
    )  # fmt: skip
    result_at_receiving_unit = models.BooleanField(default=False, help_text="where the applicant chose to collect it")
    handled_outside = models.BooleanField(default=False, help_text="`unit` works with another system")
    submission = models.UUIDField(unique=True, help_text="one form sent; sent twice it is the same dossier")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="dossiers")
    process = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="dossiers")
    case = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.DIRECT)
    applicant_name = models.CharField(max_length=120)
    applicant_number = models.CharField(max_length=20, blank=True)
    applicant_born_on = models.DateField(null=True, blank=True)
    applicant_address = models.CharField(max_length=200)
    applicant_phone = models.CharField(max_length=20, blank=True)
    applicant_email = models.EmailField(blank=True)
    owner_name = models.CharField(max_length=120, blank=True, help_text="chủ hồ sơ, if not the applicant")
    owner_number = models.CharField(max_length=20, blank=True)
    summary = models.CharField(max_length=400, blank=True, help_text="trích yếu")
    sets = models.PositiveSmallIntegerField(default=1)
    result_by = models.CharField(max_length=10, choices=ResultBy.choices, default=ResultBy.COUNTER)
    fee_due = models.PositiveIntegerField(null=True, blank=True, help_text="đồng; null = not published")
    search_text = models.CharField(max_length=800)
    filed_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    first_due_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    clock_stopped_at = models.DateTimeField(
        null=True, blank=True, help_text="when its newest run of the clock stopped; null while it runs"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    result_number = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="end of processing (QĐ 766/QĐ-TTg, 2.1)")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    returned_to = models.CharField(max_length=120, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    archive_number = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=1000, blank=True, help_text="of refusal, rejection or stop")
    papers_looked_up = models.BooleanField(default=False, help_text="a paper of it was found and not collected")
    supplements = models.PositiveSmallIntegerField(default=0, help_text="requests after reception: at most one")
    extensions = models.PositiveSmallIntegerField(default=0, help_text="new dates announced: at most one")
    delay_announced_at = models.DateTimeField(null=True, blank=True, help_text="when the new date was announced")
    awaited_answers = models.PositiveSmallIntegerField(
        default=0, help_text="open consultations: not answered, and not left behind with a reason"
    )
    member = models.OneToOneField(
        "GroupMember", null=True, blank=True, on_delete=models.PROTECT, related_name="dossier",
        help_text="the part of an interlinked dossier that this is",
    )  # fmt: skip
    current_step = models.OneToOneField(
        "DossierStep", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        indexes = [
            *INDEXES_OF_LISTS,
            models.Index(fields=["unit", "applicant_number"], name="dossier_applicant"),
            models.Index(
                fields=["received_at_unit", "-filed_at", "-id"],
                condition=Q(received_at_unit__isnull=False),
                name="dossier_for_others",
            ),
            models.Index(fields=["-filed_at", "-id"], name="dossier_newest_of_all"),
            models.Index(Coalesce("due_at", "filed_at"), "id", name="dossier_by_due"),
            SearchIndex(fields=["unit", "-filed_at", "-id", "search_text"], name="dossier_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ACCEPTED, code__isnull=False, received_at__isnull=False, due_at__isnull=False,
                            first_due_at__isnull=False)
                | Q(status__in=(S.AWAITING_COMPLETION, S.REFUSED), code=None, received_at=None, due_at=None,
                    first_due_at=None),
                name="dossier_code_from_reception",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="dossier_received_at_by",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, decision="")
                | Q(~Q(decision=""), decided_at__isnull=False, decided_by__isnull=False),
                name="dossier_decided_at_by",
            ),
            models.CheckConstraint(
                condition=Q(issued_at=None, issued_by=None, result_number="")
                | Q(~Q(result_number=""), issued_at__isnull=False, issued_by__isnull=False,
                    decided_at__isnull=False),
                name="dossier_issued_at_by",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_by=None, returned_to="")
                | Q(~Q(returned_to=""), returned_at__isnull=False, returned_by__isnull=False,
                    issued_at__isnull=False),
                name="dossier_returned_at_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=HANDED_OVER, returned_at__isnull=False)
                | Q(~Q(status__in=HANDED_OVER), returned_at=None),
                name="dossier_returned_with_date",
            ),
            models.CheckConstraint(
                condition=Q(~Q(archive_number=""), status=S.ARCHIVED, archived_at__isnull=False,
                            archived_by__isnull=False)
                | Q(~Q(status=S.ARCHIVED), archived_at=None, archived_by=None, archive_number=""),
                name="dossier_archived_at_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, ended_at__isnull=False) | Q(~Q(status__in=ENDED), ended_at=None),
                name="dossier_ended_with_date",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CLOCK_STOPPED, clock_stopped_at__isnull=False)
                | Q(~Q(status__in=CLOCK_STOPPED), clock_stopped_at=None),
                name="dossier_clock_stopped_with_status",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.REFUSED, *CUT_SHORT)) | ~Q(reason=""), name="dossier_refusal_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(received_at_unit=None, result_at_receiving_unit=False, handled_outside=False)
                | Q(received_at_unit__isnull=False) & ~Q(received_at_unit=F("unit")),
                name="dossier_elsewhere_of_two_units",
            ),
            models.CheckConstraint(condition=Q(supplements__lte=1), name="dossier_one_supplement"),
            models.CheckConstraint(condition=Q(extensions__lte=1), name="dossier_one_extension"),
            models.CheckConstraint(
                condition=Q(extensions=0, delay_announced_at=None)
                | Q(~Q(extensions=0), delay_announced_at__isnull=False),
                name="dossier_extended_with_date",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(due_at__gte=F("received_at")), name="dossier_due_after_reception"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code or f"Chưa có mã ({self.applicant_name})"

    @property
    def for_whom(self) -> str:
        """Chủ hồ sơ: the owner, who is usually the applicant."""
        return self.owner_name or self.applicant_name

    @property
    def is_elsewhere(self) -> bool:
        """Phi địa giới: received at one unit's counter for another unit."""
        return self.received_at_unit_id is not None

    @property
    def result_unit_id(self) -> UUID:
        """Whose clerk hands over the result, or records that a unit outside did."""
        here = self.result_at_receiving_unit or self.handled_outside
        return self.received_at_unit_id if here else self.unit_id  # type: ignore[return-value]

    @property
    def step(self) -> DossierStep:
        """The open step of a dossier that somebody holds."""
        if self.current_step is None:
            raise ValueError(f"nobody holds {self}")
        return self.current_step

    @property
    def national_code(self) -> int:
        return NATIONAL_CODES[Status(self.status)]

    def searchable(self) -> str:
        """What the search box looks through, folded."""
        words = (
            self.code, self.applicant_name, self.applicant_number, self.owner_name, self.owner_number, self.summary,
            NOT_A_DIGIT.sub("", self.applicant_phone),
        )  # fmt: skip
        return fold(" ".join(word for word in words if word))


LOCKED = BuiltOnce(
    lambda pk: Dossier.objects.select_for_update(of=("self",)).select_related("current_step", "unit").filter(pk=pk),
    pk=models.UUIDField(),
)
