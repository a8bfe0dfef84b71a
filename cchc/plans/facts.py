"""Direction as facts: tasks, their parts and extensions, urging letters, registered documents, plan targets."""

from __future__ import annotations

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.lookups import Exact
from django.urls import reverse

from cchc.lifecycle.fact import Column, Days, Fact, Kind, LocalDay
from cchc.plans.models import (
    Extension,
    OfficialDocument,
    Plan,
    PlanTarget,
    TargetFigure,
    Task,
    TaskPart,
    UrgingLetter,
)

REFORM_CONTENT = "nội dung cải cách"
TASK = Fact(
    name="task", says="nhiệm vụ", rows=Task.objects.all, unit="unit", group="content", group_says=REFORM_CONTENT,
    columns={
        "title": Column(Kind.TEXT, "nhiệm vụ"),
        "year": Column(Kind.NUMBER, "năm"),
        "content": Column(Kind.TEXT, "nội dung cải cách"),
        "status": Column(Kind.TEXT, "trạng thái"),
        "source": Column(Kind.TEXT, "nguồn giao"),
        "from_above": Column(Kind.FLAG, "do đơn vị cấp trên giao", ~Q(Exact(F("unit"), F("assigner__unit")))),
        "given_at": Column(Kind.MOMENT, "giao lúc", act=True),
        "accepted_at": Column(Kind.MOMENT, "tiếp nhận lúc", act=True),
        "original_due_at": Column(Kind.MOMENT, "hạn giao ban đầu"),
        "due_at": Column(Kind.MOMENT, "hạn đang tính"),
        "submitted_at": Column(Kind.MOMENT, "nộp kết quả lúc", act=True),
        "done_at": Column(Kind.MOMENT, "hoàn thành lúc", act=True),
        "cancelled_at": Column(Kind.MOMENT, "hủy lúc", act=True),
        "submitted_on": Column(Kind.DAY, "ngày nộp kết quả", LocalDay(F("submitted_at"))),
        "days_late": Column(Kind.NUMBER, "số ngày nộp muộn", Days(LocalDay(F("due_at")), LocalDay(F("submitted_at")))),
        "redone": Column(Kind.NUMBER, "số lần làm lại"),
        "extended": Column(Kind.NUMBER, "số lần gia hạn"),
        "holder": Column(Kind.POST, "người chịu trách nhiệm"),
    },
    shown=("title", "given_at", "due_at", "submitted_at"), link=lambda row: reverse("task", args=[row["pk"]]),
)  # fmt: skip
PART = Fact(
    name="task_part", says="phần việc phối hợp", rows=TaskPart.objects.all, unit="unit", group="task__content",
    group_says=REFORM_CONTENT,
    columns={
        "title": Column(Kind.TEXT, "nhiệm vụ", "task__title"),
        "wanted": Column(Kind.TEXT, "việc được đề nghị"),
        "asked_at": Column(Kind.MOMENT, "đề nghị lúc", act=True),
        "due_at": Column(Kind.MOMENT, "hạn trả lời"),
        "answered_at": Column(Kind.MOMENT, "trả lời lúc", act=True),
        "withdrawn_at": Column(Kind.MOMENT, "rút lúc", act=True),
        "partner": Column(Kind.POST, "người phối hợp"),
    },
    shown=("title", "wanted", "due_at", "answered_at"), link=lambda row: reverse("task", args=[row["task"]]),
)  # fmt: skip
EXTENSION = Fact(
    name="task_extension", says="lần xin gia hạn", rows=Extension.objects.all, unit="task__unit",
    group="task__content", group_says=REFORM_CONTENT,
    columns={
        "title": Column(Kind.TEXT, "nhiệm vụ", "task__title"),
        "asked_at": Column(Kind.MOMENT, "xin lúc", act=True),
        "verdict": Column(Kind.TEXT, "trả lời"),
        "asker": Column(Kind.POST, "người xin", "asked_by"),
    },
    shown=("title", "asked_at"), link=lambda row: reverse("task", args=[row["task"]]),
)  # fmt: skip
URGING = Fact(
    name="urging_letter", says="văn bản đôn đốc", rows=UrgingLetter.objects.all, unit="round__unit",
    group="task__content", group_says=REFORM_CONTENT,
    columns={
        "title": Column(Kind.TEXT, "nhiệm vụ", "task__title"),
        "made_at": Column(Kind.MOMENT, "đôn đốc lúc", "round__made_at", act=True),
        "replied_at": Column(Kind.MOMENT, "trả lời lúc", act=True),
        "urged": Column(Kind.POST, "người được đôn đốc", "to"),
    },
    shown=("title", "made_at", "replied_at"), link=lambda row: reverse("task", args=[row["task"]]),
)  # fmt: skip
DOCUMENT = Fact(
    name="document", says="văn bản", rows=OfficialDocument.objects.all, unit="unit",
    columns={
        "symbol": Column(Kind.TEXT, "số, ký hiệu"),
        "way": Column(Kind.TEXT, "văn bản đến hay đi"),
        "summary": Column(Kind.TEXT, "trích yếu"),
        "issued_on": Column(Kind.DAY, "ngày ban hành"),
        "registered_at": Column(Kind.MOMENT, "vào sổ lúc", act=True),
        "registrar": Column(Kind.POST, "người vào sổ", "registered_by"),
    },
    shown=("symbol", "summary", "issued_on"), link=lambda row: reverse("document", args=[row["pk"]]),
)  # fmt: skip
PLAN = Fact(
    name="plan", says="kế hoạch năm", rows=Plan.objects.all, unit="unit",
    columns={
        "title": Column(Kind.TEXT, "kế hoạch"),
        "year": Column(Kind.NUMBER, "năm"),
        "version": Column(Kind.NUMBER, "bản số"),
        "issued_at": Column(Kind.MOMENT, "ban hành lúc", act=True),
        "issued_on": Column(Kind.DAY, "ngày ban hành"),
        "drafter": Column(Kind.POST, "người soạn", "drafted_by"),
    },
    shown=("title", "issued_on"), link=lambda row: reverse("plan", args=[row["pk"]]),
)  # fmt: skip


def _latest(column: str) -> Subquery:
    """The newest figure of the target."""
    rows = TargetFigure.objects.filter(target_key=OuterRef("key")).order_by("-as_of", "-entered_at")
    return Subquery(rows.values(column)[:1])


TARGET = Fact(
    name="target", says="chỉ tiêu kế hoạch", rows=PlanTarget.objects.filter(plan__in=Plan.objects.in_force()).all,
    unit="plan__unit", group="content", group_says=REFORM_CONTENT,
    columns={
        "name": Column(Kind.TEXT, "chỉ tiêu"),
        "year": Column(Kind.NUMBER, "năm", "plan__year"),
        "issued_on": Column(Kind.DAY, "ngày ban hành kế hoạch", "plan__issued_on"),
        "direction": Column(Kind.TEXT, "chiều so sánh"),
        "planned": Column(Kind.NUMBER, "mức phải đạt"),
        "reached": Column(Kind.NUMBER, "mức mới nhất", _latest("value")),
        "as_of": Column(Kind.DAY, "tính đến ngày", _latest("as_of")),
        "lead": Column(Kind.POST, "người chủ trì"),
    },
    shown=("name", "planned", "reached", "as_of"), link=lambda row: reverse("plan", args=[row["plan"]]),
)  # fmt: skip
PLAN_FACTS = (TASK, PART, EXTENSION, URGING, DOCUMENT, PLAN, TARGET)
