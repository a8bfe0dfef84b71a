"""Are a citizen's five questions answered in plain words, with what was not checked marked?"""

from __future__ import annotations

from typing import Any

import pytest

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.schema import ProcedureContent
from cchc.portal.answers import ASK, answers_of, short_said
from tests.factories.dossiers import BIRTH


def content(**changes: Any) -> ProcedureContent:
    written = {
        "code": "1.000001", "name": "Cấp giấy", "plain_name": "Xin giấy", "effective_from": "2025-07-01",
        "online": {"value": "full", "mark": "found"}, "limits": [{"value": "3wd", "mark": "found"}],
    }  # fmt: skip
    return ProcedureContent.model_validate(written | changes)


def fee(amount: int | None, *, mark: str = "found", **more: Any) -> dict[str, Any]:
    return {"amount": amount, "mark": mark, **more}


@pytest.mark.django_db
def test_the_birth_of_a_child() -> None:
    answers = answers_of(ProcedureVersion.objects.get(procedure__code=BIRTH).content)
    assert answers.papers.said == "2 giấy tờ"
    assert [paper.name for paper in answers.papers.in_some_cases] == [
        "Văn bản của người làm chứng hoặc giấy cam đoan về việc sinh"
    ]
    assert [paper.name for paper in answers.papers.looked_up] == [
        "Thông tin căn cước của cha, mẹ và người đi khai sinh"
    ]
    assert answers.time.said == "Trong ngày"
    assert answers.time.lines[0].startswith("Nhận sau 15 giờ")
    assert answers.money.said == "Không mất tiền (đăng ký đúng hạn)"
    assert answers.money.lines[0].startswith("Đăng ký quá hạn: 8.000\xa0đ")
    assert answers.where.said == "Tại Bộ phận Một cửa phường, trên mạng hoặc qua bưu điện"
    assert answers.result.said == "Giấy khai sinh"
    assert not answers.money.unsure


def test_what_is_not_published_is_asked_at_the_counter() -> None:
    answers = answers_of(content(limits=[{"value": None, "mark": "found"}], fees=[fee(None)]))
    assert answers.time.said == answers.money.said == answers.papers.said == answers.result.said == ASK


def test_a_fee_of_one_case_that_is_not_published_does_not_hide_the_others() -> None:
    answers = answers_of(content(fees=[fee(None), fee(0, case="hộ nghèo")]))
    assert answers.money.said == "Không mất tiền (hộ nghèo)"


def test_unsure_parts_are_marked_and_their_notes_stay_in_the_office() -> None:
    answers = answers_of(
        content(
            limits=[{"value": "3wd", "mark": "memory", "note": "theo DH"}],
            fees=[fee(5000, note="theo nghị quyết"), fee(0, case="hộ nghèo", mark="memory", note="theo DH")],
            papers=[{"code": "a", "name": "Tờ khai", "mark": "composed"}],
        )
    )
    assert answers.time.unsure and answers.money.unsure and answers.papers.unsure
    assert "theo DH" not in str(answers)
    assert answers.money.lines[0] == "Theo nghị quyết."


def test_nothing_to_bring() -> None:
    answers = answers_of(content(papers=[{"code": "a", "name": "Căn cước", "looked_up": True, "mark": "found"}]))
    assert answers.papers.said == "Không phải mang giấy tờ nào"


def test_who_decides_and_where() -> None:
    answers = answers_of(content(channels=["online"], agency="cong_an"))
    assert answers.where.said == "Trên mạng"
    assert answers.where.lines == ("Công an phường giải quyết.", "Trên mạng là Cổng Dịch vụ công quốc gia.")


@pytest.mark.parametrize(
    ("limits", "fees", "said"),
    [
        (["sameday"], [(0, "", "hồ sơ")], "trong ngày, không mất tiền"),
        (["3wd"], [(5000, "", "hồ sơ"), (0, "hộ nghèo", "hồ sơ")], "3 ngày làm việc, 5.000\xa0đ"),
        (["7wd"], [(20000, "tại quầy", "lần"), (10000, "trên mạng", "lần")], "7 ngày làm việc, từ 10.000\xa0đ"),
        (["sameday"], [(2000, "", "trang")], "trong ngày, 2.000\xa0đ một trang"),
        ([None], [(0, "", "hồ sơ")], "không mất tiền"),
        (["10wd"], [(None, "", "hồ sơ")], "10 ngày làm việc"),
        ([None], [], ""),
    ],
)
def test_the_line_in_a_list(limits: list[str | None], fees: list[tuple[int | None, str, str]], said: str) -> None:
    written = content(
        limits=[{"value": value, "mark": "found"} for value in limits],
        fees=[fee(amount, case=case, per=per) for amount, case, per in fees],
    )
    assert short_said(written) == said


def test_limits_by_case_begin_somewhere() -> None:
    limits = [{"case": "trực tuyến", "value": "17wd", "mark": "found"}, {"value": "27wd", "mark": "found"}]
    assert short_said(content(limits=limits)) == "từ 17 ngày làm việc"
