"""Dossiers as facts: one plain row for each dossier, step, supplement request, opinion and correction."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, UUIDField
from django.db.models.lookups import Exact, IsNull
from django.urls import reverse

from cchc.catalogue.schema import Does
from cchc.dossiers.models import (
    Consultation,
    Correction,
    Dossier,
    DossierGroup,
    DossierStep,
    SupplementRequest,
)
from cchc.lifecycle.fact import Column, Fact, Kind, LocalDay

MOMENT, DAY, NUMBER, TEXT, FLAG, POST = Kind.MOMENT, Kind.DAY, Kind.NUMBER, Kind.TEXT, Kind.FLAG, Kind.POST
FIELD = "procedure__procedure__field__code"


def _late_holder() -> Subquery:
    """Who held the dossier when its appointment passed; of what is not late, who holds it last."""
    held = DossierStep.objects.filter(dossier=OuterRef("pk"), entered_at__lte=OuterRef("due_at"))
    return Subquery(held.order_by("-order").values("holder")[:1], output_field=UUIDField())


def _page(name: str, key: str) -> Any:
    return lambda row: reverse(name, args=[row[key]])


DOSSIER = Fact(
    name="dossier", says="hồ sơ", rows=Dossier.objects.all, unit="unit", group=FIELD, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ"),
        "status": Column(TEXT, "trạng thái"),
        "channel": Column(TEXT, "hình thức nộp"),
        "decision": Column(TEXT, "quyết định"),
        "result_by": Column(TEXT, "hình thức nhận kết quả"),
        "procedure": Column(TEXT, "mã thủ tục", "procedure__procedure__code"),
        "online_level": Column(TEXT, "mức cung cấp trực tuyến của thủ tục", "procedure__online"),
        "interlinked": Column(FLAG, "thủ tục liên thông", "procedure__interlinked"),
        "is_part": Column(FLAG, "là hồ sơ thành phần của hồ sơ liên thông", IsNull(F("member"), False)),
        "for_others": Column(FLAG, "tiếp nhận tại đơn vị khác", IsNull(F("received_at_unit"), False)),
        "filed_at": Column(MOMENT, "nộp lúc", act=True),
        "received_at": Column(MOMENT, "tiếp nhận lúc", act=True),
        "first_due_at": Column(MOMENT, "hẹn trả lần đầu"),
        "due_at": Column(MOMENT, "hẹn trả đang tính"),
        "decided_at": Column(MOMENT, "ký lúc", act=True),
        "issued_at": Column(MOMENT, "phát hành lúc", act=True),
        "ended_at": Column(MOMENT, "kết thúc xử lý lúc", act=True),
        "returned_at": Column(MOMENT, "trả kết quả lúc", act=True),
        "stopped_at": Column(MOMENT, "đồng hồ dừng lúc (kết thúc, hoặc chờ người nộp)", "clock_stopped_at"),
        "ended_on": Column(DAY, "ngày kết thúc xử lý", LocalDay(F("ended_at"))),
        "due_on": Column(DAY, "ngày hẹn trả", LocalDay(F("due_at"))),
        "supplements": Column(NUMBER, "số lần yêu cầu bổ sung"),
        "extensions": Column(NUMBER, "số lần xin lỗi, hẹn lại"),
        "apology_at": Column(MOMENT, "xin lỗi lúc", "delay_announced_at", act=True),
        "papers_looked_up": Column(FLAG, "có giấy tờ tra cứu được, không phải nộp"),
        "receiver": Column(POST, "người tiếp nhận", "received_by"),
        "late_holder": Column(POST, "người giữ hồ sơ khi quá hẹn", _late_holder()),
    },
    shown=("code", "received_at", "due_at", "ended_at"), link=_page("dossier", "pk"),
)  # fmt: skip
OF_DOSSIER = "dossier__procedure__procedure__field__code"
STEP = Fact(
    name="dossier_step", says="bước xử lý hồ sơ",
    rows=DossierStep.objects.exclude(does=Does.HAND_OVER).all, unit="unit", group=OF_DOSSIER, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ", "dossier__code"),
        "name": Column(TEXT, "bước"),
        "does": Column(TEXT, "việc của bước"),
        "entered_at": Column(MOMENT, "nhận bước lúc", act=True),
        "due_at": Column(MOMENT, "hạn của bước"),
        "left_at": Column(MOMENT, "chuyển đi lúc", act=True),
        "outcome": Column(TEXT, "kết quả của bước"),
        "held_minutes": Column(NUMBER, "số phút làm việc đã giữ"),
        "late_minutes": Column(NUMBER, "số phút làm việc quá hạn bước"),
        "order": Column(NUMBER, "thứ tự"),
        "handled_elsewhere": Column(FLAG, "bước ở đơn vị khác", ~Q(Exact(F("unit"), F("dossier__unit")))),
        "holder": Column(POST, "người giữ bước"),
    },
    shown=("code", "name", "entered_at", "due_at", "left_at"), link=_page("dossier", "dossier"),
)  # fmt: skip
SUPPLEMENT = Fact(
    name="supplement", says="yêu cầu bổ sung", rows=SupplementRequest.objects.all, unit="dossier__unit",
    group=OF_DOSSIER, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ", "dossier__code"),
        "phase": Column(TEXT, "trước hay sau tiếp nhận"),
        "asked_at": Column(MOMENT, "yêu cầu lúc", act=True),
        "answered_at": Column(MOMENT, "nộp bổ sung lúc", act=True),
        "asker": Column(POST, "người yêu cầu", "asked_by"),
    },
    shown=("code", "asked_at", "answered_at"), link=_page("dossier", "dossier"),
)  # fmt: skip
CONSULTATION = Fact(
    name="consultation", says="lần lấy ý kiến", rows=Consultation.objects.all, unit="dossier__unit",
    group=OF_DOSSIER, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ", "dossier__code"),
        "asked_at": Column(MOMENT, "hỏi lúc", act=True),
        "due_at": Column(MOMENT, "hạn trả lời"),
        "answered_at": Column(MOMENT, "trả lời lúc", act=True),
        "consulted": Column(POST, "người được hỏi"),
    },
    shown=("code", "asked_at", "due_at", "answered_at"), link=_page("dossier", "dossier"),
)  # fmt: skip
CORRECTION = Fact(
    name="correction", says="lần sửa kết quả sai", rows=Correction.objects.all, unit="dossier__unit",
    group=OF_DOSSIER, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ", "dossier__code"),
        "asked_at": Column(MOMENT, "báo sai lúc", act=True),
        "due_at": Column(MOMENT, "hạn sửa"),
        "corrected_at": Column(MOMENT, "sửa xong lúc", act=True),
        "issuer": Column(POST, "người phát hành kết quả", "dossier__issued_by"),
    },
    shown=("code", "asked_at", "due_at", "corrected_at"), link=_page("dossier", "dossier"),
)  # fmt: skip
GROUP = Fact(
    name="dossier_group", says="hồ sơ liên thông", rows=DossierGroup.objects.all, unit="unit",
    group=FIELD, group_says="lĩnh vực",
    columns={
        "code": Column(TEXT, "mã hồ sơ"),
        "outcome": Column(TEXT, "kết quả"),
        "received_at": Column(MOMENT, "tiếp nhận lúc", act=True),
        "due_at": Column(MOMENT, "hẹn trả"),
        "ended_at": Column(MOMENT, "kết thúc xử lý lúc", act=True),
        "receiver": Column(POST, "người tiếp nhận", "received_by"),
    },
    shown=("code", "received_at", "due_at", "ended_at"), link=_page("group", "pk"),
)  # fmt: skip
DOSSIER_FACTS = (DOSSIER, STEP, SUPPLEMENT, CONSULTATION, CORRECTION, GROUP)
