"""The pages of rubrics: a tree to read, a section to write on, and what each button makes of the draft."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import normalize

import pytest
from django.http import HttpResponse
from django.test import Client

from cchc.accounts.models import User
from cchc.parindex.carrying import mapped
from cchc.parindex.editing import boxes_of
from cchc.parindex.forms.following import FollowingForm
from cchc.parindex.models import Rubric, RubricDraft
from cchc.parindex.reading import read_rubric
from tests.factories.rubrics import OFFICE, change, draft, draft_of, publish, shipped

pytestmark = pytest.mark.django_db
HERE = "/chi-so/bo-tieu-chi/"


@pytest.fixture
def office() -> Client:
    return signed_in(OFFICE)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def send(client: Client, draft: RubricDraft, section: str, button: str = "luu", **typed: str) -> HttpResponse:
    """Every box of the section as it stands, with other words in some (dots as two underscores)."""
    sent = {box.name: box.value for box in boxes_of(draft.document, section)}
    sent |= {name.replace("__", "."): value for name, value in typed.items()}
    return client.post(f"{HERE}du-thao/{draft.pk}/luu/?muc={section}", sent | {"seen": str(draft.saves), "nut": button})  # type: ignore[return-value]


def again(draft: RubricDraft) -> RubricDraft:
    return RubricDraft.objects.get(pk=draft.pk)


def test_the_list_names_every_status(office: Client) -> None:
    page = text_of(office.get(HERE))
    assert "5 bản bộ tiêu chí đã công bố" in page
    assert "Bộ tiêu chí mẫu – không phải văn bản của cơ quan nhà nước" in page
    assert "Bộ tiêu chí chính thức, mới đọc được một phần" in page


def test_a_rubric_is_read_as_a_tree(office: Client) -> None:
    page = text_of(office.get(f"{HERE}{shipped().pk}/"))
    for text in (
        "8 lĩnh vực, 86 mục chấm điểm, thang 100 điểm", "Thực hiện đến hết 31/01: 0,5; đến hết 15/02: 0,25",
        "Đầu mối: Trung tâm Phục vụ hành chính công", "Kế hoạch cải cách hành chính có chữ ký số",
        "Điểm phạt (tối đa 5)", "Xuất sắc", "mẫu soạn",
    ):  # fmt: skip
        assert text in page
    part = text_of(office.get(f"{HERE}{shipped('CA-MAU-2013').pk}/"))
    assert "Chưa đọc được: Lĩnh vực 2 trở đi (80 điểm)." in part
    assert "Chưa đọc được: 1.4 trở đi (10 điểm)." in part


def test_only_the_office_is_offered_a_draft(office: Client) -> None:
    address = f"{HERE}{shipped().pk}/"
    assert f'action="{address}soan/"' in text_of(office.get(address))
    assert "Việc này do Văn phòng của đơn vị làm." in text_of(signed_in("chutich").get(address))


def test_a_version_goes_out_as_a_file(office: Client, tmp_path: Any) -> None:
    sent = office.get(f"{HERE}{shipped().pk}/bo-tieu-chi.json")
    assert sent["Content-Disposition"] == 'attachment; filename="W-2025-1.json"'
    file = tmp_path / "r.json"
    file.write_bytes(sent.content)
    assert read_rubric(file) == shipped().content
    assert json.loads(sent.content)["parts"][0]["max"] == "14"


def test_from_the_published_version_to_the_next(office: Client) -> None:
    opened = office.post(f"{HERE}{shipped().pk}/soan/")
    drafted = RubricDraft.objects.get()
    assert opened["Location"] == f"{HERE}du-thao/{drafted.pk}/"
    send(office, drafted, "1", parts__0__parts__0__name="Kế hoạch năm")
    published = office.post(f"{HERE}du-thao/{drafted.pk}/cong-bo/", {"seen": "1"})
    rubric = Rubric.objects.get(version=2)
    assert published["Location"] == f"{HERE}{rubric.pk}/"
    assert rubric.content.parts[0].parts[0].name == "Kế hoạch năm"


@pytest.mark.parametrize("section", ["chung", "1", "2", "3", "4", "5", "6", "7", "8", "ngoai"])
def test_a_section_sent_as_it_stands_changes_nothing(office: Client, section: str) -> None:
    drafted = draft()
    assert office.get(f"{HERE}du-thao/{drafted.pk}/?muc={section}").status_code == 200
    assert send(office, drafted, section).status_code == 302
    assert again(drafted).saves == 0


def test_sums_that_differ_are_kept_and_told(office: Client) -> None:
    drafted = draft()
    send(office, drafted, "1", parts__0__parts__0__max="3,5")
    page = text_of(office.get(f"{HERE}du-thao/{drafted.pk}/?muc=1"))
    assert "1.1: các mục con cộng lại 3 điểm, khác điểm tối đa 3,5" in page
    assert "1: các mục con cộng lại 14,5 điểm, khác điểm tối đa 14" in page
    assert 'data-sum="parts.0"' in page
    refused = office.post(f"{HERE}du-thao/{drafted.pk}/cong-bo/", {"seen": "1"})
    assert "Còn 2 chỗ cần sửa trước khi công bố" in text_of(refused)
    assert not Rubric.objects.filter(version=2).exists()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("parts__0__parts__0__max", "ba", "Hãy ghi số, ví dụ 0,25."),
        ("parts__0__parts__0__max", "-1", "Phải từ 0 trở lên."),
        ("parts__0__parts__0__name", "", "Trường này là bắt buộc."),
        ("parts__0__parts__0__parts__0__rule__steps__0__by", "31/02", "Ngày «31/02» không có trong mọi năm."),
        ("parts__0__parts__0__parts__0__lead", "KHONG", "Hãy chọn một lựa chọn hợp lệ"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_box(office: Client, name: str, value: str, said: str) -> None:
    drafted = draft()
    answer = send(office, drafted, "1", **{name: value})
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert again(drafted).saves == 0


def test_text_is_kept_normalised(office: Client) -> None:
    drafted = draft()
    send(office, drafted, "1", parts__0__parts__0__name=normalize("NFD", "Kế hoạch của phường"))
    assert again(drafted).content.parts[0].parts[0].name == "Kế hoạch của phường"


def follow(client: Client, draft: RubricDraft, button: str = "luu", **typed: str) -> HttpResponse:
    """The mapping as it stands, with other codes for some old leaves: `to` and `what` and the code without dots."""
    form = FollowingForm(draft)
    sent = {name: form[name].initial for name in form.fields}
    plain = {name.replace(".", ""): name for name in form.fields}
    sent |= {plain[name]: value for name, value in typed.items()} | {"nut": button}
    return client.post(f"{HERE}du-thao/{draft.pk}/luu/?muc=chuyen", sent)  # type: ignore[return-value]


def test_the_mapping_as_it_stands_names_nothing(office: Client) -> None:
    drafted = draft()
    page = text_of(office.get(f"{HERE}du-thao/{drafted.pk}/?muc=chuyen"))
    assert "Mục của phiên bản 1" in page
    assert follow(office, drafted).status_code == 302
    assert (again(drafted).saves, again(drafted).content.follows) == (0, None)


def test_where_old_leaves_go_is_written_on_the_screen(office: Client) -> None:
    """1.1.1 is split, 1.1.2 goes nowhere, of 1.1.3 only the documents go over; then a target disappears."""
    drafted = draft()
    send(office, drafted, "1", "them-parts.0.parts.0")
    answer = follow(office, again(drafted), "den-1", to111="1.1.1, 1.1.4", to112="", what113="evidence")
    assert answer["Location"].endswith("?muc=1")
    drafted = again(drafted)
    to = mapped(drafted.based_on.content, drafted.content)
    assert to["1.1.1"] == [("1.1.1", True), ("1.1.4", True)]
    assert "1.1.2" not in to
    assert to["1.1.3"] == [("1.1.3", False)]
    assert to["P1"] == [("P1", True)]
    send(office, drafted, "1", "bo-parts.0.parts.0.parts.3")
    page = text_of(office.get(f"{HERE}du-thao/{drafted.pk}/?muc=chuyen"))
    assert "bảng chuyển: không có mục chấm điểm «1.1.4» trong bộ này" in page
    follow(office, again(drafted))
    publish(again(drafted))
    page = text_of(office.get(f"{HERE}{Rubric.objects.get(version=2).pk}/"))
    assert "Bảng chuyển từ W-2025, phiên bản 1" in page
    assert "1.1.3 sang 1.1.3 Mức độ hoàn thành kế hoạch (chỉ tài liệu, ghi chú)" in page
    assert draft().content.follows is None


def test_a_code_that_is_not_there_is_said_beside_its_box(office: Client) -> None:
    drafted = draft()
    answer = follow(office, drafted, to111="1.1.1; 9.9")
    assert answer.status_code == 422
    assert "Bộ mới không có mục chấm điểm 9.9." in text_of(answer)
    assert again(drafted).saves == 0


def test_another_thing_under_an_old_code_is_marked(office: Client) -> None:
    drafted = draft()
    send(office, drafted, "1", parts__0__parts__0__parts__0__name="Quy chế phối hợp")
    page = text_of(office.get(f"{HERE}du-thao/{drafted.pk}/?muc=chuyen"))
    assert "Mục 1.1.1 của bộ mới tên là «Quy chế phối hợp»" in page


def test_leaves_come_and_go(office: Client) -> None:
    drafted = draft()
    answer = send(office, drafted, "1", "them-parts.0.parts.0")
    assert answer["Location"].endswith("?muc=1#m-parts.0.parts.0.parts.3")
    drafted = again(drafted)
    assert [leaf.code for leaf in drafted.content.parts[0].parts[0].parts] == ["1.1.1", "1.1.2", "1.1.3", "1.1.4"]
    send(office, drafted, "1", "bo-parts.0.parts.0.parts.3")
    assert again(drafted).content == draft_of(shipped())
    send(office, again(drafted), "ngoai", "them-penalties")
    assert again(drafted).content.penalties[-1].code == "P6"


def test_another_kind_of_rule_and_its_rows(office: Client) -> None:
    drafted, at = draft(), "parts.0.parts.0.parts.0"
    send(office, drafted, "1", **{f"{at}.rule.kind": "BANDS"})
    drafted = again(drafted)
    rule = drafted.document["parts"][0]["parts"][0]["parts"][0]["rule"]
    assert (rule["kind"], [band["points"] for band in rule["bands"]]) == ("BANDS", ["0.5", "0.25", "0"])
    send(office, drafted, "1", f"dong-{at}.rule.bands.1")
    drafted = again(drafted)
    assert len(drafted.document["parts"][0]["parts"][0]["parts"][0]["rule"]["bands"]) == 4
    send(office, drafted, "1", f"botdong-{at}.rule.bands.1", **{f"{at}.evidence": "Kế hoạch\nPhụ lục"})
    leaf = again(drafted).content.parts[0].parts[0].parts[0]
    assert [each.label for each in leaf.evidence] == ["Kế hoạch", "Phụ lục"]
    assert leaf.rule == again(drafted).content.parts[0].parts[0].parts[0].rule


@pytest.mark.parametrize(
    "button",
    ["bo-parts.0", "bo-parts.9.parts.0", "them-bonuses", "them-title", "dong-parts.0.parts.0", "botdong-code",
     "them-parts.0.parts.0.parts.0.rule", "x", "bo-", "dong-parts.0.parts.0.parts.0.rule.kind"],
)  # fmt: skip
def test_a_button_that_no_page_offers_changes_nothing(office: Client, button: str) -> None:
    drafted = draft()
    assert send(office, drafted, "1", button).status_code == 302
    assert again(drafted).saves == 0


def test_a_draft_that_somebody_else_changed_is_not_overwritten(office: Client) -> None:
    drafted = draft()
    change(drafted, title="Khác")
    assert "Dự thảo đã được sửa từ khi anh/chị mở trang này" in text_of(send(office, drafted, "1"))


def test_others_read_the_draft(office: Client) -> None:
    drafted = draft()
    page = text_of(signed_in("chutich").get(f"{HERE}du-thao/{drafted.pk}/"))
    assert "Văn phòng của đơn vị soạn." in page
    assert 'name="nut"' not in page
    publish(drafted)
    assert 'name="nut"' not in text_of(office.get(f"{HERE}du-thao/{drafted.pk}/"))


def test_a_draft_is_given_up(office: Client) -> None:
    drafted = draft()
    office.post(f"{HERE}du-thao/{drafted.pk}/bo/", {"seen": "0"})
    assert again(drafted).status == "discarded"
