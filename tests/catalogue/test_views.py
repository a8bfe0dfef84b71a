"""Does an official find a procedure, see every part of it with its marks, and the version that he asks for?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.lifecycle.clock import today
from tests.factories.dossiers import BIRTH, MARITAL_STATUS

pytestmark = pytest.mark.django_db


@pytest.fixture
def official() -> Client:
    client = Client()
    client.force_login(User.objects.get(username="tuphap"))
    return client


def listed(client: Client, **asked: str) -> list[str]:
    response = client.get(reverse("procedures"), asked)
    assert response.status_code == 200
    return [row["version"].procedure.code for row in response.context["rows"]]


def page(client: Client, code: str = BIRTH, name: str = "procedure", **asked: str) -> Any:
    return client.get(reverse(name, args=[code]), asked)


def second_version(*, starts: date) -> ProcedureVersion:
    """A new publication that changes the limit; the first one ends that day."""
    first = ProcedureVersion.objects.get(procedure__code=BIRTH)
    parts = {**first.parts, "limits": [{"value": "2wd", "mark": "found"}], "version": 2}
    ProcedureVersion.objects.filter(pk=first.pk).update(effective_until=starts)
    return ProcedureVersion.objects.create(
        procedure=first.procedure, number=2, name=first.name, plain_name=first.plain_name,
        search_text=first.search_text, online=first.online, effective_from=starts, parts=parts,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["đăng ký kết hôn", "dang ky ket hon", "KET HON", "1.000894"])
def test_found_with_or_without_accents(words: str, official: Client) -> None:
    assert "1.000894" in listed(official, q=words)
    assert BIRTH not in listed(official, q=words)


def test_narrowed_by_field_level_group_and_limit(official: Client) -> None:
    everything = listed(official)
    assert len(everything) == ProcedureVersion.objects.in_force(today()).count() > 80
    assert set(listed(official, linh_vuc="cu-tru")) == {
        "1.004222", "1.004194", "1.002755", "1.003197", "1.010028", "1.010038"
    }  # fmt: skip
    assert BIRTH in listed(official, muc_do="full")
    assert "1.000894" not in listed(official, muc_do="full")
    assert BIRTH in listed(official, lien_thong="birth")
    assert "1.000656" not in listed(official, lien_thong="birth")
    buckets = [listed(official, thoi_han=key) for key in ("0", "3", "10", "11", "chua")]
    assert BIRTH in buckets[0]
    assert MARITAL_STATUS in buckets[1]
    assert sorted(code for bucket in buckets for code in bucket) == sorted(everything)
    assert listed(official, q="khai sinh", thoi_han="11") == []


def test_what_is_not_understood_is_left_out(official: Client) -> None:
    assert listed(official, linh_vuc="khong-co", thoi_han="99", muc_do="x") == listed(official)


def test_nothing_found_says_what_to_do(official: Client) -> None:
    html = official.get(reverse("procedures"), {"q": "<script>x"}).content.decode()
    assert "Không có thủ tục nào khớp." in html
    assert "<script>x" not in html


def test_the_list_costs_the_same_however_long(official: Client) -> None:
    costs = []
    for asked in ({"linh_vuc": "van-hoa"}, {}):
        with CaptureQueriesContext(connection) as queries:
            listed(official, **asked)
        costs.append(len(queries) - ("linh_vuc" in asked))  # the field asked for is looked up
    assert costs[0] == costs[1] <= 6


def test_a_procedure_shows_all_its_parts(official: Client) -> None:
    html = page(official).content.decode()
    for part in (
        "Giấy chứng sinh", "Không phải nộp khi tra cứu được", "trong ngày", "8.000", "không thu",
        "Thời hạn đi khai sinh là 60 ngày", "Luật Hộ tịch số 60/2014/QH13", "Lãnh đạo UBND ký Giấy khai sinh",
        "theo trí nhớ, chưa đối chiếu nguồn", "mẫu soạn", "Quy trình nội bộ 5 bước, tổng 1 ngày làm việc",
        "Tổng các bước bằng thời hạn", "2 nội dung chưa đối chiếu nguồn",
    ):  # fmt: skip
        assert part in html, part
    assert html.count('<svg class="p-drawing') == 2
    assert "style=" not in html


@pytest.mark.parametrize("name", ["procedure", "print_procedure"])
def test_every_shipped_procedure_has_its_pages(name: str, official: Client) -> None:
    for code in ProcedureVersion.objects.values_list("procedure__code", flat=True):
        assert page(official, code, name).status_code == 200, code


def test_the_sheet_to_post_has_every_part(official: Client) -> None:
    html = page(official, name="print_procedure").content.decode()
    for part in ("Thành phần hồ sơ", "Giấy chứng sinh", "Trình tự thực hiện", "Căn cứ pháp lý", "Ký Giấy khai sinh"):
        assert part in html, part


@pytest.mark.parametrize("name", ["procedure", "print_procedure"])
def test_an_unknown_code_or_version_is_not_found(name: str, official: Client) -> None:
    assert page(official, "9.999999", name).status_code == 404
    assert page(official, name=name, **{"phien-ban": "7"}).status_code == 404
    assert page(official, name=name, **{"phien-ban": "x"}).status_code == 404


def test_the_version_in_force_is_shown_unless_another_is_asked_for(official: Client) -> None:
    second_version(starts=today() - timedelta(days=1))
    response = page(official)
    assert response.context["version"].number == 2
    assert response.context["is_in_force"]
    assert [(row.number, binds) for row, binds in response.context["versions"]] == [(2, True), (1, False)]
    earlier = page(official, **{"phien-ban": "1"})
    assert earlier.context["version"].number == 1
    assert "Phiên bản này không có hiệu lực hôm nay." in earlier.content.decode()


def test_a_version_to_come_does_not_bind_yet(official: Client) -> None:
    second_version(starts=today() + timedelta(days=1))
    assert page(official).context["version"].number == 1
    assert page(official, **{"phien-ban": "2"}).context["is_in_force"] is False


def test_a_procedure_no_longer_in_force_still_has_its_page(official: Client) -> None:
    ProcedureVersion.objects.filter(procedure__code=BIRTH).update(effective_until=today())
    assert BIRTH not in listed(official)
    assert "Phiên bản này không có hiệu lực hôm nay." in page(official).content.decode()


def test_a_procedure_without_process_says_so(official: Client) -> None:
    ProcessVersion.objects.filter(procedure__code=BIRTH).delete()
    response = page(official)
    assert response.context["walk"] is None
    assert "chưa có quy trình nội bộ được áp dụng" in response.content.decode()
    assert page(official, name="print_procedure").status_code == 200


def test_the_old_process_belongs_to_the_old_version(official: Client) -> None:
    """Asked for an earlier version, the page draws the process of that time."""
    old = ProcessVersion.objects.get(procedure__code=BIRTH)
    second_version(starts=today())
    ProcessVersion.objects.filter(pk=old.pk).update(effective_until=today())
    ProcessVersion.objects.create(
        procedure=old.procedure, number=2, approval="mẫu mới", mark="composed", effective_from=today(),
        steps=old.steps,
    )  # fmt: skip
    assert page(official).context["process"].number == 2
    assert page(official, **{"phien-ban": "1"}).context["process"].number == 1
