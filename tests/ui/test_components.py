"""Do the frames and components say what they are given, with what they may leave out left out?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import render_to_string

FRAME = {
    "unit_name": "Ủy ban nhân dân phường Tân Lập Đông",
    "now": datetime(2026, 11, 23, 7, 10, tzinfo=UTC),
    "navigation": [
        {"label": "Việc của tôi", "url": "/viec", "icon": "checklist", "current": "page", "count": 2, "key": "v"},
        {"label": "Một cửa", "url": "/ho-so", "icon": "building-bank", "current": "", "count": 0, "key": ""},
    ],
    "person_name": "Vũ Thị Ngọc Ánh",
    "post_label": "Công chức Tư pháp - Hộ tịch",
    "posts": [
        {"id": "a", "label": "Công chức Tư pháp - Hộ tịch", "current": "page", "standing_in_for": ""},
        {"id": "b", "label": "Quầy 2", "current": "", "standing_in_for": "Phạm Thị Mai Hương"},
    ],
    "post_url": "/vi-tri",
    "sign_out_url": "/ra",
    "account_url": "/tai-khoan",
    "search_url": "/tim",
    "search_text": '"><script>',
    "new_url": "/tiep-nhan",
    "help_text": "Việc gấp ở trên.",
}


def component(name: str, **values: Any) -> str:
    """As a page includes it: nothing but the values given."""
    given = " ".join(f"{key}={key}" for key in values)
    source = f"{{% include 'ui/{name}.html' with {given} only %}}"
    return str(engines["django"].from_string(source).render(values))


def test_the_office_frame_shows_person_posts_and_ways() -> None:
    page = render_to_string("ui/office.html", {"frame": FRAME, "csrf_token": "t"})
    assert "thứ Hai</span>, <time" in page
    assert "23/11/2026, 14:10" in page
    assert 'href="/viec" aria-current="page" data-go="v"' in page
    assert '2<span class="c-sr"> việc quá hạn' in page
    assert "làm thay Phạm Thị Mai Hương" in page
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
    assert "Việc gấp ở trên." in page
    assert page.count("<main") == page.count('id="thong-bao"') == page.count('id="noi-dung"') == 1


@pytest.mark.parametrize("frame", [{}, {"frame": {}}, {"frame": {"unit_name": "", "now": None, "posts": []}}])
@pytest.mark.parametrize("name", ["ui/office.html", "ui/public.html", "ui/print.html", "500.html", "404.html"])
def test_frames_bear_missing_values(name: str, frame: dict[str, Any]) -> None:
    page = render_to_string(name, frame)
    assert '<html lang="vi">' in page
    assert "Đến nội dung chính" in page
    assert '<nav class="c-nav"' not in page


def test_the_messages_of_the_last_action_stay_on_the_page() -> None:
    told = [Message(constants.SUCCESS, "Đã tiếp nhận."), Message(constants.ERROR, "Chưa gửi.")]
    page = render_to_string("ui/messages.html", {"messages": told})
    assert "is-green" in page.split("Đã tiếp nhận.")[0]
    assert 'role="alert"' in page.split("Đã tiếp nhận.")[1].split("Chưa gửi.")[0]


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("late", "alert-triangle"),
        ("soon", "clock"),
        ("ok", "circle-check"),
        ("wait", "hourglass"),
        ("rest", "clock-pause"),
    ],
)
def test_status_is_word_icon_and_colour(kind: str, drawn: str) -> None:
    template = engines["django"].from_string("{% status kind text %}")
    shown = str(template.render({"kind": kind, "text": "Còn 1 giờ <b>"}))
    assert f"is-{kind}" in shown
    assert f"#i-{drawn}" in shown
    assert "Còn 1 giờ &lt;b&gt;" in shown


def test_work_row() -> None:
    given = {"kind": "late", "what": "Khai sinh", "url": "/1", "code": "H99-1", "whom": "Mai <Phúc>"}
    bare = component("work_row", **given, time_text="Quá hạn 2 giờ")
    assert "btn" not in bare
    assert "Mai &lt;Phúc&gt;" in bare
    full = component("work_row", **given, time_text="Quá hạn 2 giờ", action="Trình ký", primary=True)
    assert 'href="/1" aria-label="Trình ký: Khai sinh, Mai &lt;Phúc&gt;"' in full
    assert "btn-primary" in full


class Person(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Như trong thẻ căn cước.")
    sex = forms.ChoiceField(label="Giới tính", choices=[("f", "Nữ")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False)
    seen = forms.BooleanField(label="Đã đối chiếu")
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        self.add_error(None, "Người này đã có hồ sơ.")


def test_fields_tie_label_hint_and_error_to_the_control() -> None:
    form = Person({"sex": "x"})
    name = component("field", field=form["name"])
    assert '<label for="id_name">Họ và tên</label>' in name
    assert 'aria-describedby="id_name_helptext id_name_error"' in name
    assert 'id="id_name_helptext"' in name
    assert 'id="id_name_error"' in name
    assert 'aria-invalid="true"' in name
    radios = component("field", field=form["sex"], look="seg")
    assert "<legend>Giới tính</legend>" in radios
    assert "is-seg" in radios
    assert "không bắt buộc" in component("field", field=form["note"])
    assert 'for="id_seen"' in component("field", field=form["seen"])
    assert "c-field" not in component("field", field=form["token"])


def test_the_error_summary_leads_to_each_field_and_takes_the_focus() -> None:
    shown = component("errors", form=Person({"note": "x"}))
    assert "Người này đã có hồ sơ." in shown
    assert '<a href="#id_name">Họ và tên</a>' in shown
    assert 'role="alert" tabindex="-1" data-focus' in shown
    assert "Ghi chú" not in shown
    assert component("errors", form=Person()).strip() == ""


def test_the_clock_bar_writes_numbers_as_svg_does() -> None:
    shown = component(
        "clockbar",
        summary="Đã qua 10 giờ 30 phút, còn 18 giờ",
        parts=[{"kind": "pause", "start": 0, "width": 22.5}, {"kind": "run", "start": 22.5, "width": 1000 / 3}],
        now=64.905,
        marks=[{"at": 100, "text": "26/11, 17:00", "strong": True, "minor": False, "anchor": "end"}],
        legend=[
            {"kind": "left", "label": "Còn", "duration": "18 giờ"},
            {"kind": "pause", "label": "Dừng", "duration": "0"},
        ],
    )
    assert 'aria-label="Đã qua 10 giờ 30 phút, còn 18 giờ"' in shown
    assert 'fill="url(#gach)" x="0.00%" width="22.50%"' in shown
    assert 'class="f-run" x="22.50%" width="333.33%"' in shown
    assert 'text-anchor="end">26/11, 17:00' in shown
    assert "Còn: <b>18 giờ</b>" in shown
    assert 'class="f-now"' not in component("clockbar", summary="", parts=[], now=None, marks=[], legend=[])


def test_days_and_story() -> None:
    days = component(
        "days", days=[{"weekday": "Thứ Hai", "day": "23/11", "note": "ngày 1", "kind": "count", "today": True}]
    )
    assert 'class="is-count is-today" aria-current="date"' in days
    step = component(
        "story", kind="late", when="18/11/2026", when_2="15:20", title="Thẩm tra", took="16 giờ", took_kind="late"
    )
    assert "18/11/2026<br> 15:20" in step
    assert "#i-alert-triangle" in step
    assert "c-took" not in component("story", kind="next", when="định mức", title="Ký duyệt")


def test_a_locked_action_stays_in_its_place_and_says_why() -> None:
    actions = [
        {
            "label": "Trình ký",
            "formaction": "/1/trinh",
            "primary": True,
            "icon": "writing",
            "note": "Gửi Phó Chủ tịch.",
        },
        {"label": "Gia hạn", "url": "/1/gia-han", "key": "x"},
        {"label": "Trả kết quả", "url": "/1/tra", "refusal": "Chưa có kết quả đã ký."},
    ]
    shown = component("action_bar", actions=actions)
    assert '<button class="btn btn-primary" type="submit" formaction="/1/trinh">' in shown
    assert 'href="/1/gia-han" data-key="x"' in shown
    assert 'aria-disabled="true" aria-describedby="ly-do-3"' in shown
    assert '<p id="ly-do-3">Chưa có kết quả đã ký.</p>' in shown
    assert '/1/tra"' not in shown


def test_small_components() -> None:
    assert "<dt>Họ tên</dt><dd>Lý &lt;b&gt;</dd>" in component("facts", facts=[("Họ tên", "Lý <b>")])
    assert "btn" not in component("empty", title="Không còn việc quá hạn")
    assert 'href="/x"' in component("empty", title="Trống", text="a", icon_name="inbox", url="/x", link="Xem")
    assert component("pager", newer_url="", older_url="").strip() == ""
    assert 'rel="next">Trang sau' in component("pager", newer_url="", older_url="?b=1")
    assert 'href="/in">In giấy hẹn</a>' in component("banner", text="Xong.", url="/in", link="In giấy hẹn")
