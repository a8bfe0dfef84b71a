"""Programmes, yearly plans, the tasks they give, who was asked for a part, who was urged, and what a task came from."""

from cchc.plans.models.coordination import PartStatus, TaskPart, TaskPartQuerySet
from cchc.plans.models.plan import Plan, PlanLine, PlanQuerySet, PlanTarget, TargetFigure
from cchc.plans.models.programme import Programme, ProgrammeTarget, TargetYear
from cchc.plans.models.source import Conclusion, Meeting, OfficialDocument, OfficialDocumentQuerySet
from cchc.plans.models.task import DueKind, Source, Status, Task, TaskQuerySet
from cchc.plans.models.task_course import Extension, Progress, Submission
from cchc.plans.models.urging import Digest, Reminder, ReminderRound, UrgingLetter, UrgingRound

__all__ = [
    "Conclusion", "Digest", "DueKind", "Extension", "Meeting", "OfficialDocument", "OfficialDocumentQuerySet",
    "PartStatus", "Plan", "PlanLine", "PlanQuerySet", "PlanTarget", "Programme", "ProgrammeTarget", "Progress",
    "Reminder", "ReminderRound", "Source", "Status", "Submission", "TargetFigure", "TargetYear", "Task", "TaskPart",
    "TaskPartQuerySet", "TaskQuerySet", "UrgingLetter", "UrgingRound",
]  # fmt: skip
