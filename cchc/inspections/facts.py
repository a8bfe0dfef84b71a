"""Inspections as facts: inspections held, findings, and whether they were put right."""

from __future__ import annotations

from django.db.models import F
from django.urls import reverse

from cchc.inspections.models import Finding, Inspection
from cchc.lifecycle.fact import Column, Fact, Kind, LocalDay

INSPECTION = Fact(
    name="inspection", says="cuộc kiểm tra", rows=Inspection.objects.all, unit="unit", group="content",
    group_says="nội dung cải cách",
    columns={
        "subject": Column(Kind.TEXT, "nội dung kiểm tra"),
        "kind": Column(Kind.TEXT, "loại kiểm tra"),
        "status": Column(Kind.TEXT, "trạng thái"),
        "checklist": Column(Kind.TEXT, "phiếu kiểm tra"),
        "year": Column(Kind.NUMBER, "năm"),
        "quarter": Column(Kind.NUMBER, "quý"),
        "planned_at": Column(Kind.MOMENT, "đưa vào kế hoạch lúc", act=True),
        "opened_at": Column(Kind.MOMENT, "tiến hành lúc", act=True),
        "concluded_at": Column(Kind.MOMENT, "kết luận lúc", act=True),
        "lead": Column(Kind.POST, "trưởng đoàn"),
        "planner": Column(Kind.POST, "người đưa vào kế hoạch", "planned_by"),
    },
    shown=("subject", "planned_at", "opened_at", "concluded_at"),
    link=lambda row: reverse("inspection", args=[row["pk"]]),
)  # fmt: skip
FINDING = Fact(
    name="inspection_finding", says="phát hiện kiểm tra", rows=Finding.objects.all, unit="inspection__unit",
    group="content", group_says="nội dung cải cách",
    columns={
        "text": Column(Kind.TEXT, "phát hiện"),
        "severity": Column(Kind.TEXT, "mức độ"),
        "verdict": Column(Kind.TEXT, "kết luận"),
        "recorded_at": Column(Kind.MOMENT, "ghi nhận lúc", act=True),
        "concluded_at": Column(Kind.MOMENT, "kết luận lúc", "inspection__concluded_at", act=True),
        "fixed_at": Column(Kind.MOMENT, "xác nhận khắc phục lúc", "task__done_at", act=True),
        "fix_due_at": Column(Kind.MOMENT, "hạn khắc phục", "task__due_at"),
        "fixed_on": Column(Kind.DAY, "ngày khắc phục", LocalDay(F("task__submitted_at"))),
        "responsible": Column(Kind.POST, "người phải khắc phục"),
    },
    shown=("text", "concluded_at", "fix_due_at", "fixed_at"),
    link=lambda row: reverse("finding", args=[row["pk"]]),
)  # fmt: skip
INSPECTION_FACTS = (INSPECTION, FINDING)
