"""What does somebody still have at hand who leaves a post: tasks, dossiers, questions, what he answers or inspects?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cchc.audit.models import Event
from cchc.audit.recording import events_of
from cchc.dossiers.lifecycle import TRANSITIONS
from cchc.dossiers.models import Consultation, DossierStep
from cchc.inspections.models import Finding, TeamMember
from cchc.inspections.models import Status as InspectionStatus
from cchc.lifecycle.refusal import Refusal
from cchc.organization.models import Post
from cchc.plans.models import Extension, Status, Task, TaskPart, TaskQuerySet, UrgingLetter

# A dossier that the counter holds as a whole (received, result ready) needs no successor: any clerk goes on with it.
OF_ONE = TRANSITIONS["reassign_dossier"].sources
HANDED_OVER = "work_handed_over"


@dataclass
class Work:
    """What a post has at hand, kind by kind."""

    held: list[Task] = field(default_factory=list)
    to_decide: list[Task] = field(default_factory=list)
    parts: list[TaskPart] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: list[TeamMember] = field(default_factory=list)
    steps: list[DossierStep] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    letters: Mapping[UUID, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(len(getattr(self, each.name)) for each in fields(self) if each.name != "letters")


@dataclass(frozen=True)
class Successors:
    """Who goes on with what, by key; what is left out stays where it is."""

    tasks: Mapping[UUID, Post] = field(default_factory=dict)
    parts: Mapping[UUID, Post] = field(default_factory=dict)
    findings: Mapping[UUID, Post] = field(default_factory=dict)
    places: Mapping[UUID, Post] = field(default_factory=dict)
    dossiers: Mapping[UUID, Post] = field(default_factory=dict)
    consultations: Mapping[UUID, Post] = field(default_factory=dict)

    @property
    def by_line(self) -> dict[str, Post]:
        """Under the names that lines have in the form: «tasks-…»."""
        return {f"{each.name}-{key}": post for each in fields(self) for key, post in getattr(self, each.name).items()}


def _to_decide(posts: Collection[Post]) -> TaskQuerySet:
    """Given by the posts, and waiting for their word: a product handed in, an extension asked."""
    asked = Extension.objects.waiting().filter(task=OuterRef("pk"))
    return Task.objects.open().filter(Q(status=Status.SUBMITTED) | Exists(asked), assigner__in=posts)


def _steps(posts: Collection[Post]) -> QuerySet[DossierStep]:
    return DossierStep.objects.open().filter(holder__in=posts, dossier__status__in=OF_ONE)


def _places(posts: Collection[Post]) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(post__in=posts, inspection__status=InspectionStatus.OPEN)


def _asked(post: Post) -> QuerySet[Consultation]:
    return Consultation.objects.open().filter(consulted=post)


def work_of(post: Post) -> Work:
    """Eight queries, however much it is."""
    held = list(Task.objects.open().filter(holder=post).select_related("unit").order_by("due_at", "pk"))
    letters = UrgingLetter.objects.filter(to=post, replied_at=None, task__in=[task.pk for task in held])
    return Work(
        held=held,
        to_decide=list(_to_decide([post]).exclude(holder=post).select_related("unit", "holder__official")),
        parts=list(TaskPart.objects.unanswered().filter(partner=post).select_related("task").order_by("due_at", "pk")),
        findings=list(Finding.objects.unjudged().resting_on([post]).select_related("inspection").order_by("due_on")),
        places=list(_places([post]).select_related("inspection").order_by("inspection__year", "pk")),
        steps=list(_steps([post]).select_related("dossier").order_by("due_at", "pk")),
        consultations=list(_asked(post).select_related("dossier", "asked_by__official").order_by("due_at", "pk")),
        letters=dict(letters.order_by().values("task").annotate(n=Count("pk")).values_list("task", "n")),
    )


def counts_of(posts: Collection[Post]) -> dict[UUID, int]:
    """How much each post has at hand; those with nothing are left out. Eight queries."""
    sums: dict[UUID, int] = {}
    by_key = [
        (Task.objects.open().filter(holder__in=posts), "holder"),
        (_to_decide(posts).exclude(holder=F("assigner")), "assigner"),
        (TaskPart.objects.unanswered().filter(partner__in=posts), "partner"),
        (Finding.objects.unjudged().filter(responsible__in=posts, taken_over_by=None), "responsible"),
        (Finding.objects.unjudged().filter(taken_over_by__in=posts), "taken_over_by"),
        (_places(posts), "post"),
        (_steps(posts), "holder"),
        (Consultation.objects.open().filter(consulted__in=posts), "consulted"),
    ]
    for rows, column in by_key:
        for key, count in rows.order_by().values(column).annotate(n=Count("pk")).values_list(column, "n"):
            sums[key] = sums.get(key, 0) + count
    return sums


def why_still_needed(posts: Collection[Post]) -> Refusal | None:
    """The sentence that keeps a post or an account open as long as work hangs on it."""
    counts = counts_of(posts)
    if not counts:
        return None
    said = "; ".join(f"{post.label} còn {counts[post.pk]} việc" for post in posts if post.pk in counts)
    name = next(iter(posts)).official.full_name
    return Refusal(f"{name} còn việc chưa bàn giao: {said}. Hãy bàn giao hết công việc, rồi làm lại.")


def minutes_of(post: Post) -> QuerySet[Event]:
    """Every hand-over of the post's work, as it was written down, the newest first."""
    return events_of(post).filter(name=HANDED_OVER).order_by("-number")
