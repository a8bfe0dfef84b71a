"""What is asked of a breakthrough: its form with the criteria it promises, and the words of each verb?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from cchc.lifecycle.clock import today
from cchc.parindex.models import Assessment, Breakthrough
from cchc.parindex.numbers import written
from cchc.parindex.registering import PLAIN, BreakthroughWords, lost_of
from cchc.plans.forms.verbs import REQUIRED, day
from cchc.plans.rules import taxonomy_on

PROMISES = 4  # lines for criteria


def _text(label: str, length: int, *, rows: int = 0, required: bool = True, hint: str = "") -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, max_length=length, required=required, help_text=hint, widget=widget, error_messages=REQUIRED
    )


class BreakthroughForm(forms.Form):
    """The form of parindex.md §4.2 (e); who registers and where he works is known."""

    title = _text("Tên công việc đột phá, sáng tạo", 300, rows=2)
    for_unit = forms.BooleanField(label="Đăng ký cho cả bộ phận, không phải cho cá nhân", required=False)
    content = forms.ChoiceField(label="Nội dung cải cách", error_messages=REQUIRED)
    reason = _text("Lý do", 2000, rows=3, hint="Điểm bị trừ, thực trạng, số liệu nền.")
    measure = _text("Chỉ tiêu đo", 300, hint="Ví dụ: tỷ lệ hồ sơ đúng hạn của lĩnh vực tư pháp.")
    before = _text("Mức hiện nay", 100)
    after = _text("Mức phải đạt", 100)
    solution = _text("Nội dung, giải pháp", 2000, rows=4)
    product = _text("Sản phẩm", 300)
    begins_on = day("Bắt đầu")
    ends_on = day("Hoàn thành", help_text="Cũng là hạn của nhiệm vụ được giao khi duyệt.")
    resources = _text("Nguồn lực", 500, required=False)
    partners = _text("Phối hợp", 300, required=False)
    commitment = _text("Cam kết", 500, required=False)

    def __init__(self, *args: Any, sheet: Assessment, of: Breakthrough | None = None) -> None:
        super().__init__(*args)
        self.initial = _initial(of)
        contents = [(each.code, each.name) for each in taxonomy_on(today()).contents]
        self.fields["content"].choices = [("", "Chọn nội dung"), *contents]  # type: ignore[attr-defined]
        lost = [
            (code, f"{code} {row.name} (mất {written(row.lost.normalize())})") for code, row in lost_of(sheet).items()
        ]
        for n in range(1, PROMISES + 1):
            choices = [("", "Không chọn"), *lost]
            self.fields[f"code_{n}"] = forms.ChoiceField(label=f"Tiêu chí {n}", choices=choices, required=False)
            self.fields[f"expected_{n}"] = forms.DecimalField(
                label="Điểm lấy lại",
                max_digits=8,
                decimal_places=4,
                min_value=Decimal(0),
                localize=True,
                required=False,
            )

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(("code_", "expected_"))]

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        return [[self[f"code_{n}"], self[f"expected_{n}"]] for n in range(1, PROMISES + 1)]

    def clean(self) -> dict[str, Any]:
        """Points of no criterion would be lost without a word."""
        for n in range(1, PROMISES + 1):
            if self.cleaned_data.get(f"expected_{n}") is not None and not self.cleaned_data.get(f"code_{n}"):
                self.add_error(f"code_{n}", "Hãy chọn tiêu chí của số điểm này, hoặc xóa số điểm.")
        return self.cleaned_data

    def words(self) -> BreakthroughWords:
        said = self.cleaned_data
        promises = [
            (said[f"code_{n}"], said[f"expected_{n}"] or Decimal(0))
            for n in range(1, PROMISES + 1)
            if said.get(f"code_{n}")
        ]
        return BreakthroughWords(**{name: said[name] for name in PLAIN}, promises=promises)


def _initial(of: Breakthrough | None) -> dict[str, Any]:
    """As it stands."""
    if of is None:
        return {}
    values: dict[str, Any] = {name: getattr(of, name) for name in PLAIN}
    for n, promise in enumerate(of.promises.all()[:PROMISES], 1):
        values |= {f"code_{n}": promise.code, f"expected_{n}": promise.expected.normalize()}
    return values


class SendForm(forms.Form):
    explains = "Phiếu chuyển đến Văn phòng; gửi rồi chỉ sửa được khi có yêu cầu bổ sung."

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return dict(self.cleaned_data)


class ReceiveForm(SendForm):
    explains = "Tiếp nhận rồi thì trình Chủ tịch duyệt."
    opinion = _text("Ý kiến của Văn phòng", 1000, rows=3)


class ReturnForm(SendForm):
    explains = "Người đăng ký sửa rồi gửi lại."
    reason = _text("Cần bổ sung gì", 1000, rows=3)


class ApproveForm(SendForm):
    explains = "Duyệt thì giao luôn nhiệm vụ cho người đăng ký, hạn là ngày hoàn thành đã ghi."
    approval = _text("Ý kiến của Chủ tịch", 1000, rows=2, required=False)


class ReportForm(SendForm):
    explains = "Ghi việc đã làm và mức đã đạt của chỉ tiêu; báo nhiều lần được."
    result = _text("Kết quả đã làm", 2000, rows=4)
    reached = _text("Mức đã đạt", 100, required=False, hint="Theo chỉ tiêu đo đã đăng ký.")


class ConcludeBreakthroughForm(SendForm):
    explains = "Điểm thực lấy lại do kết quả năm sau cho biết."
    accepted = forms.TypedChoiceField(
        label="Kết luận", choices=[("1", "Nghiệm thu: đạt"), ("0", "Không đạt")], coerce=lambda value: value == "1",
        widget=forms.RadioSelect, error_messages={"required": "Hãy chọn một kết luận."},
    )  # fmt: skip
    conclusion = _text("Đạt được gì, chưa đạt gì", 1000, rows=3)


class StopForm(SendForm):
    explains = "Việc dừng thì điểm hứa không tính nữa. Nhiệm vụ đã giao thì hủy ở trang nhiệm vụ."
    reason = _text("Lý do dừng", 1000, rows=3)
