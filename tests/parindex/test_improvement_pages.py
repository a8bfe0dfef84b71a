"""The pages of what can still be won: for whom, with what links, and nothing stored by trying."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.audit.models import Event
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import today
from cchc.parindex.models import RoundStatus, Rubric
from cchc.parindex.views import improvement
from cchc.plans.models import Task
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor, signed_in, ward
from tests.factories.rounds import SMALL, opened, round_at, self_scored, sheet_of
from tests.parindex.pages import opened_as, text_of
from tests.parindex.test_forecasting import kept
from tests.parindex.test_winning import late_and_open

pytestmark = pytest.mark.django_db
HERE = "/chi-so/cai-thien/"


def test_the_list_links_to_records_leaf_and_task() -> None:
    opened()
    late_and_open(1, 1, 2)
    response = signed_in("chutich").get(HERE)
    shown = text_of(response)
    for words in ("còn giành được", "2 hồ sơ đang giải quyết, chưa quá hẹn", "mỗi việc khoảng 0,5 điểm",
                  "lỡ hẹn thì mất 1", "2,00/4,00", "chưa chấm"):  # fmt: skip
        assert words in shown, words
    assert f"{HERE}con-mo/dossiers_on_time/" in response.content.decode()
    assert "/tieu-chi/1.1/giao/" in response.content.decode()
    assert "1.1/giao/" not in signed_in("tuphap").get(HERE).content.decode()
    records = opened_as("chutich", f"{HERE}con-mo/dossiers_on_time/")
    assert "2 hồ sơ đang giải quyết, chưa quá hẹn" in records
    assert signed_in("chutich").get(f"{HERE}con-mo/khong-co/").status_code == 404


def test_a_long_list_says_how_many_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(improvement, "ROWS", 1)
    opened()
    late_and_open(0, 0, 2)
    assert "Đang hiện 1 việc đầu tiên" in opened_as("chutich", f"{HERE}con-mo/dossiers_on_time/")


def test_a_task_is_given_for_the_criterion() -> None:
    sheet = sheet_of(opened())
    office, address = signed_in("vanphong"), f"{HERE}phieu/{sheet.pk}/tieu-chi/1.1/giao/"
    assert "Giải quyết các hồ sơ đang giữ trước hẹn trả" in office.get(address).content.decode()
    sent = {
        "title": "Giải quyết trước hẹn", "product": "Danh sách hồ sơ đã trả", "content": "ND2",
        "to": str(actor("tuphap").post_id), "due_on": f"{today() + timedelta(days=10):%d/%m/%Y}",
    }  # fmt: skip
    assert office.post(address, sent).status_code == 302
    assert "Tiêu chí 1.1" in Task.objects.get(title="Giải quyết trước hẹn").source_text
    assert office.get(f"{HERE}phieu/{sheet.pk}/tieu-chi/9.9/giao/").status_code == 404


def test_a_moved_figure_changes_leaf_field_and_index_and_nothing_is_stored() -> None:
    self_scored(sheet_of(opened()))
    before = Event.objects.count()
    shown = opened_as("tuphap", f"{HERE}thu/?tieu-chi=1.1&1.1-thu=1&1.1-a=4&1.1-b=4")
    for words in ("3,00 4,00 +1", "5,00 6,00 +1", "83,33 100,00 +16,67", "6,00 trong 10,00"):
        assert words in shown, words
    assert "Hãy ghi một số" in opened_as("tuphap", f"{HERE}thu/?tieu-chi=1.1&1.1-thu=1&1.1-a=xx")
    unusable = opened_as("tuphap", f"{HERE}thu/?tieu-chi=1.1&1.1-thu=1&1.1-a=0&1.1-b=4")
    assert "số không dùng được" in unusable
    assert "4,00 3,00 3,00 0" in unusable
    assert signed_in("tuphap").get(f"{HERE}thu/?tieu-chi=9.9").status_code == 404
    assert Event.objects.count() == before


def test_several_figures_move_together_and_each_can_be_left_out() -> None:
    self_scored(sheet_of(opened()))
    both = "tieu-chi=1.1&1.1-thu=1&1.1-a=4&1.1-b=4&tieu-chi=1.2&1.2-thu=1&1.2-yes=0&tieu-chi="
    shown = opened_as("tuphap", f"{HERE}thu/?{both}")
    for words in ("1.1 Hồ sơ đúng hạn 4,00 3,00 4,00 +1", "1.2 Có kế hoạch 2,00 2,00 0,00 −2", "5,00 4,00 −1"):
        assert words in shown, words
    page = signed_in("tuphap").get(f"{HERE}thu/?{both}&bo=1.2").content.decode()
    assert 'id="h-1.1"' in page
    assert 'id="h-1.2"' not in page
    added = opened_as("tuphap", f"{HERE}thu/?tieu-chi=1.1&1.1-thu=1&1.1-a=4&1.1-b=4&tieu-chi=1.2")
    assert "1.2 Có kế hoạch 2,00 2,00 2,00 0" in added


def test_a_growing_penalty_is_worse_and_one_that_strikes_is_not_offered() -> None:
    strikes = {"code": "P2", "name": "Vi phạm", "max": "1", "rule": {"kind": "VIOLATION_ZERO", "each": "0.5"}}
    document = {**SMALL, "code": "PHAT", "penalties": [*SMALL["penalties"], strikes]}
    rubric = Rubric(code="PHAT", version=1, title="Phạt", document=document)
    rubric.save(force_insert=True)
    self_scored(sheet_of(opened(rubric=rubric)))
    page = signed_in("tuphap").get(f"{HERE}thu/?tieu-chi=P1&P1-thu=1&P1-counts.late=1")
    assert "P1 Nộp muộn 1,00 chưa có 0,50 +0,5" in text_of(page)
    assert "Tổng điểm, cả thưởng và phạt 5,00 4,50 −0,5" in text_of(page)
    assert page.content.decode().count("i-worse") == 2
    assert 'value="P2"' not in page.content.decode()
    assert signed_in("tuphap").get(f"{HERE}thu/?tieu-chi=P2").status_code == 404


def test_the_forecast_says_when_it_does_not_know() -> None:
    opened()
    assert "Chưa dự báo được" in opened_as("chutich", f"{HERE}du-bao/")
    kept(today() - timedelta(days=99), 100, 10, 9)
    shown = opened_as("chutich", f"{HERE}du-bao/")
    for words in ("tính tiếp: 1.1", "3,60 – 3,60", "chưa kiểm chứng được", "giữ nhịp của 3 đoạn 30 ngày"):
        assert words in shown, words


@pytest.mark.parametrize(("met", "says"), [(9, "đúng"), (10, "thấp hơn thực tế")])
def test_the_error_of_a_year_ago_is_said_with_what_it_knew(met: int, says: str) -> None:
    """Nine of ten until the day a year ago; afterwards the same, or all of ten."""
    opened()
    then = today().replace(year=today().year - 1)
    kept(date(then.year, 1, 1), (then - date(then.year, 1, 1)).days + 1, 10, 9)
    kept(then + timedelta(days=1), (date(then.year, 12, 31) - then).days, 10, met)
    kept(date(today().year, 1, 1), (today() - date(today().year, 1, 1)).days + 1, 10, 9)
    shown = opened_as("chutich", f"{HERE}du-bao/")
    assert says in shown
    assert ("đúng điểm" in shown, "điểm điểm" in shown) == (False, False)
    assert "lấy theo ghi chép hôm nay" in shown


def test_without_a_sheet_and_out_of_sight() -> None:
    for name in ("", "thu/", "du-bao/"):
        assert "Chưa có phiếu chấm điểm nào" in opened_as("tuphap", HERE + name)
        assert signed_in("chutich.hlt").get(f"{HERE}{name}?don_vi={ward().pk}").status_code == 404
    round_at(RoundStatus.PUBLISHED)
    for name in ("", "thu/", "du-bao/"):
        shown = opened_as("thamdinh", f"{HERE}{name}?don_vi={ward().pk}")
        assert ward().name in shown
        assert "Chưa có phiếu" not in shown
        assert ward().name not in opened_as("chutich.hlt", HERE + name)


def test_queries_do_not_grow_with_the_records() -> None:
    opened()
    late_and_open(1, 1, 1)
    client, counts = signed_in("chutich"), []
    for name in ("", "thu/", "du-bao/", "con-mo/dossiers_on_time/"):
        for _ in range(2):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(HERE + name)
            counts.append(len(queries))
            dossier_at(Status.RECEIVED)
    assert all(first == second for first, second in zip(counts[::2], counts[1::2], strict=True)), counts
