"""The index as facts: points lost, remedies, breakthroughs, and lines of the sheets. A rehearsal counts nowhere.

None of the days is kept (`act`): what a figure says of a published year changes by later acts on other records.
"""

from __future__ import annotations

from django.db.models import Case, DecimalField, Exists, ExpressionWrapper, F, OuterRef, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from cchc.lifecycle.fact import Column, Days, Fact, Kind, LocalDay
from cchc.parindex.models import Breakthrough, Evidence, LeafScore, LostPoint, Remedy

POINTS = DecimalField(max_digits=8, decimal_places=4)
OF_INDEX_YEAR = "năm của Chỉ số"
PUBLISHED_AT = "công bố kết quả lúc"
LOST_POINT = Fact(
    name="lost_point", says="tiêu chí bị trừ điểm", rows=LostPoint.objects.all, unit="assessment__unit",
    columns={
        "code": Column(Kind.TEXT, "mã tiêu chí"),
        "name": Column(Kind.TEXT, "tiêu chí"),
        "year": Column(Kind.NUMBER, OF_INDEX_YEAR, "assessment__round__year"),
        "lost": Column(Kind.NUMBER, "điểm bị trừ", ExpressionWrapper(F("max") - F("achieved"), POINTS)),
        "status": Column(Kind.TEXT, "trạng thái"),
        "cause": Column(Kind.TEXT, "loại nguyên nhân"),
        "published_at": Column(Kind.MOMENT, PUBLISHED_AT, "assessment__round__published_at"),
        "stated_at": Column(Kind.MOMENT, "nêu nguyên nhân, trách nhiệm lúc"),
        "concluded_at": Column(Kind.MOMENT, "kết luận lúc"),
    },
    shown=("code", "name", "lost", "concluded_at"), link=lambda row: reverse("lost_point", args=[row["pk"]]),
)  # fmt: skip
REMEDY = Fact(
    name="remedy", says="giải pháp khắc phục", rows=Remedy.objects.all, unit="lost_point__assessment__unit",
    group="task__content", group_says="nội dung cải cách",
    columns={
        "title": Column(Kind.TEXT, "giải pháp", "task__title"),
        "code": Column(Kind.TEXT, "mã tiêu chí bị trừ", "lost_point__code"),
        "status": Column(Kind.TEXT, "trạng thái nhiệm vụ", "task__status"),
        "expected": Column(Kind.NUMBER, "điểm dự kiến lấy lại"),
        "due_at": Column(Kind.MOMENT, "hạn", "task__due_at"),
        "submitted_at": Column(Kind.MOMENT, "nộp kết quả lúc", "task__submitted_at"),
        "holder": Column(Kind.POST, "người chịu trách nhiệm", "task__holder"),
    },
    shown=("code", "title", "due_at", "submitted_at"), link=lambda row: reverse("task", args=[row["task"]]),
)  # fmt: skip
REGISTRATION_BEGAN = Coalesce("assessment__round__conference_on", "assessment__round__decided_on")
BREAKTHROUGH = Fact(
    name="breakthrough", says="công việc đột phá", rows=Breakthrough.objects.exclude(sent_at=None).all,
    unit="assessment__unit", group="content", group_says="nội dung cải cách",
    columns={
        "title": Column(Kind.TEXT, "công việc đột phá"),
        "year": Column(Kind.NUMBER, OF_INDEX_YEAR, "assessment__round__year"),
        "status": Column(Kind.TEXT, "trạng thái"),
        "sent_at": Column(Kind.MOMENT, "gửi Văn phòng lúc"),
        "late": Column(Kind.FLAG, "gửi sau hạn đăng ký", Q(late=True)),
        "days_to_file": Column(
            Kind.NUMBER, "số ngày từ hội nghị (hoặc quyết định) công bố đến khi gửi",
            Days(REGISTRATION_BEGAN, LocalDay(F("sent_at"))),
        ),
        "approved_at": Column(Kind.MOMENT, "duyệt lúc"),
        "ends_on": Column(Kind.DAY, "ngày hoàn thành đã đăng ký"),
        "concluded_at": Column(Kind.MOMENT, "nghiệm thu lúc"),
        "registrant": Column(Kind.POST, "người đăng ký"),
    },
    shown=("title", "sent_at", "ends_on", "concluded_at"), link=lambda row: reverse("breakthrough", args=[row["pk"]]),
)  # fmt: skip
APPRAISED = Case(  # before the publication a unit is not to see it
    When(assessment__round__published_at=None, then=None),
    When(~Q(second_struck=""), then=0),
    default=Coalesce("second_points", "first_points"),
    output_field=POINTS,
)
SCORE_LINE = Fact(
    name="score_line", says="mục trên phiếu chấm điểm",
    rows=LeafScore.objects.filter(assessment__round__rehearsal=False).all, unit="assessment__unit",
    columns={
        "code": Column(Kind.TEXT, "mã tiêu chí"),
        "year": Column(Kind.NUMBER, OF_INDEX_YEAR, "assessment__round__year"),
        "self_points": Column(Kind.NUMBER, "điểm tự chấm"),
        "appraised_points": Column(Kind.NUMBER, "điểm thẩm định", APPRAISED),
        "has_evidence": Column(Kind.FLAG, "có tài liệu kiểm chứng", Q(Exists(Evidence.lines.through.objects.filter(
            leafscore=OuterRef("pk"))))),
        "locked_at": Column(Kind.MOMENT, "chốt tự chấm lúc", "assessment__locked_at"),
        "published_at": Column(Kind.MOMENT, PUBLISHED_AT, "assessment__round__published_at"),
        "responsible": Column(Kind.POST, "người được phân công chấm"),
    },
    shown=("code", "year", "self_points", "appraised_points"), link=lambda row: reverse("leaf", args=[row["pk"]]),
)  # fmt: skip
INDEX_FACTS = (LOST_POINT, REMEDY, BREAKTHROUGH, SCORE_LINE)
