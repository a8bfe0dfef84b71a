"""The catalogue as facts: postings, publication decisions and review proposals."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from cchc.catalogue.models import PostingDuty, PublicationItem, ReviewProposal
from cchc.lifecycle.fact import Column, Days, Fact, Kind, LocalDay

POSTING = Fact(
    name="posting", says="việc niêm yết", rows=PostingDuty.objects.all, unit="unit",
    group="procedure__field__code", group_says="lĩnh vực",
    columns={
        "procedure": Column(Kind.TEXT, "mã thủ tục", "procedure__code"),
        "place": Column(Kind.TEXT, "nơi niêm yết", "place__name"),
        "place_kind": Column(Kind.TEXT, "loại nơi niêm yết", "place__kind"),
        "task": Column(Kind.TEXT, "việc phải làm"),
        "of_decision": Column(Kind.TEXT, "số quyết định công bố", "publication__number"),
        "received_on": Column(Kind.DAY, "ngày nhận quyết định", "publication__received_on"),
        "due_at": Column(Kind.MOMENT, "hạn niêm yết"),
        "done_at": Column(Kind.MOMENT, "niêm yết lúc", act=True),
        "done_on": Column(Kind.DAY, "ngày niêm yết", LocalDay(F("done_at"))),
        "days_to_post": Column(
            Kind.NUMBER, "số ngày từ khi nhận quyết định đến khi niêm yết",
            Days(F("publication__received_on"), LocalDay(F("done_at"))),
        ),
        "ended_at": Column(Kind.MOMENT, "được thay bằng việc khác lúc", act=True),
        "doer": Column(Kind.POST, "người niêm yết", "done_by"),
    },
    shown=("procedure", "place", "of_decision", "due_at", "done_at"),
    link=lambda row: reverse("procedure", args=[row["c_procedure"]]),
)  # fmt: skip
GIVEN_AT = Coalesce("publication__applied_at", "place__opened_at")


def _replaced_at() -> Subquery:
    """When the next duty for the same procedure at the same place was given, also to take it down."""
    same = PostingDuty.objects.filter(place=OuterRef("place"), procedure=OuterRef("procedure"), pk__gt=OuterRef("pk"))
    return Subquery(same.order_by("pk").values(next_at=GIVEN_AT)[:1])


POSTED = Fact(
    name="posted_procedure", says="thủ tục phải niêm yết",
    rows=PostingDuty.objects.exclude(task=PostingDuty.Task.REMOVE).all, unit="unit",
    group="procedure__field__code", group_says="lĩnh vực",
    columns={
        "procedure": Column(Kind.TEXT, "mã thủ tục", "procedure__code"),
        "name": Column(Kind.TEXT, "tên thủ tục", "version__name"),
        "online": Column(Kind.TEXT, "mức độ trực tuyến", "version__online"),
        "interlinked": Column(Kind.TEXT, "nhóm liên thông", "version__interlinked"),
        "place": Column(Kind.TEXT, "nơi niêm yết", "place__name"),
        "place_kind": Column(Kind.TEXT, "loại nơi niêm yết", "place__kind"),
        "given_at": Column(Kind.MOMENT, "giao niêm yết lúc", GIVEN_AT),
        "over_at": Column(
            Kind.MOMENT, "được thay, phải gỡ hoặc nơi niêm yết đóng lúc", Coalesce(_replaced_at(), "place__closed_at")
        ),
        "done_at": Column(Kind.MOMENT, "niêm yết lúc"),
        "doer": Column(Kind.POST, "người niêm yết", "done_by"),
    },
    shown=("procedure", "name", "place", "done_at"), link=lambda row: reverse("procedure", args=[row["c_procedure"]]),
)  # fmt: skip
PUBLISHED = Fact(
    name="published_procedure", says="thủ tục trong quyết định công bố", rows=PublicationItem.objects.all,
    unit="publication__unit", group="field__code", group_says="lĩnh vực",
    columns={
        "code": Column(Kind.TEXT, "mã thủ tục"),
        "name": Column(Kind.TEXT, "tên thủ tục"),
        "change": Column(Kind.TEXT, "thay đổi"),
        "of_decision": Column(Kind.TEXT, "số quyết định", "publication__number"),
        "status": Column(Kind.TEXT, "trạng thái quyết định", "publication__status"),
        "received_on": Column(Kind.DAY, "ngày nhận quyết định", "publication__received_on"),
        "effective_from": Column(Kind.DAY, "hiệu lực từ ngày"),
        "applied_at": Column(Kind.MOMENT, "áp dụng vào danh mục lúc", "publication__applied_at", act=True),
        "applied_on": Column(Kind.DAY, "ngày áp dụng", LocalDay(F("publication__applied_at"))),
        "applier": Column(Kind.POST, "người áp dụng", "publication__applied_by"),
        "enterer": Column(Kind.POST, "người nhập quyết định", "publication__entered_by"),
    },
    shown=("code", "name", "of_decision", "received_on", "applied_at"),
    link=lambda row: reverse("publication", args=[row["publication"]]),
)  # fmt: skip
PROPOSAL = Fact(
    name="review_proposal", says="kiến nghị đơn giản hóa thủ tục", rows=ReviewProposal.objects.all, unit="unit",
    group="version__procedure__field__code", group_says="lĩnh vực",
    columns={
        "title": Column(Kind.TEXT, "kiến nghị"),
        "status": Column(Kind.TEXT, "trạng thái"),
        "answer": Column(Kind.TEXT, "trả lời của cấp trên"),
        "drafted_at": Column(Kind.MOMENT, "soạn lúc", act=True),
        "submitted_at": Column(Kind.MOMENT, "trình lúc", act=True),
        "answered_at": Column(Kind.MOMENT, "được trả lời lúc", act=True),
        "carried_out_at": Column(Kind.MOMENT, "thực hiện lúc", act=True),
        "minutes_before": Column(Kind.NUMBER, "số phút làm thủ tục trước"),
        "minutes_after": Column(Kind.NUMBER, "số phút làm thủ tục sau"),
        "cases_a_year": Column(Kind.NUMBER, "số lượt một năm"),
        "drafter": Column(Kind.POST, "người soạn", "drafted_by"),
    },
    shown=("title", "drafted_at", "submitted_at", "answered_at"),
    link=lambda row: reverse("review", args=[row["pk"]]),
)  # fmt: skip
CATALOGUE_FACTS = (POSTING, POSTED, PUBLISHED, PROPOSAL)
