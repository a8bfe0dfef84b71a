"""What is said when a task is given: the words of one task, before it has a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cchc.organization.models import Post, Unit
from cchc.plans.models import DueKind, Source, Task


@dataclass(frozen=True)
class TaskWords:
    """One task to be given: to one person, or to whoever of a role accepts it first."""

    title: str
    product: str
    content: str
    unit: Unit
    holder: Post | None = None
    queue_role: str = ""
    due_on: date | None = None
    due_kind: str = DueKind.DAY
    source: str = Source.ORDER
    source_id: UUID | None = None
    source_text: str = "Ý kiến chỉ đạo"
    parent: Task | None = None
