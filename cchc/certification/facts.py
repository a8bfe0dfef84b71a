"""Certified copies as facts: one row for each line of a book."""

from __future__ import annotations

from django.urls import reverse

from cchc.certification.models import Entry
from cchc.lifecycle.fact import Column, Fact, Kind

CERTIFICATION_FACTS = (
    Fact(
        name="certification", says="việc chứng thực", rows=Entry.objects.all, unit="book__unit", group="book__kind",
        group_says="loại sổ",
        columns={
            "number": Column(Kind.NUMBER, "số"),
            "paper": Column(Kind.TEXT, "giấy tờ"),
            "certified_at": Column(Kind.MOMENT, "chứng thực lúc", act=True),
            "copies": Column(Kind.NUMBER, "số bản"),
            "pages": Column(Kind.NUMBER, "số trang"),
            "fee": Column(Kind.NUMBER, "phí, đồng"),
            "voided_at": Column(Kind.MOMENT, "hủy lúc", act=True),
            "writer": Column(Kind.POST, "người vào sổ", "certified_by"),
        },
        shown=("number", "paper", "certified_at", "copies", "fee"),
        link=lambda row: reverse("certified", args=[row["dossier"]]),
    ),
)  # fmt: skip
