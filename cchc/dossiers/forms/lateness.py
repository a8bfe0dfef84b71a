"""What may be asked of a month's late dossiers, and what does whoever explains or answers them have to say?"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.catalogue.schema import Does
from cchc.dossiers.lateness_causes import category_names, cause_names, lateness_causes_on
from cchc.dossiers.models import Category
from cchc.lifecycle.clock import today

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
COUNTED, ONLY_STEPS = "qua-hen", "chi-buoc"  # several categories behind one figure
FIRST_YEAR = 2023  # the calendars begin there
GROUPS = {
    COUNTED: (Category.WHOLE, Category.ELSEWHERE),
    ONLY_STEPS: (Category.STEP, Category.RECEPTION),
}
GROUP_NAMES = {COUNTED: "Quá ngày hẹn trả", ONLY_STEPS: "Chỉ trễ bước, cả hồ sơ kịp hạn"}
STEPS = {
    Does.RECEIVE: "Tiếp nhận",
    Does.ASSIGN: "Phân công",
    Does.EXAMINE: "Thẩm tra, xử lý",
    Does.DECIDE: "Ký duyệt",
    Does.ISSUE: "Phát hành",
}  # a result that waits for its owner makes nobody late
STATES = {"chua": "Chưa giải trình", "cho": "Chờ lãnh đạo xem xét", "roi": "Đã chấp nhận"}


class MonthField(forms.CharField):
    """«2026-09», as its first day."""

    def to_python(self, value: Any) -> Any:
        found = MONTH.fullmatch(str(value or ""))
        if found is None:
            if value:
                raise ValidationError("Không có tháng này.")
            return None
        return date(int(found[1]), int(found[2]), 1)


class LateForm(forms.Form):
    """Filters of the month's page; what cannot be read is left out."""

    thang = MonthField(label="Tháng", required=False, widget=forms.Select)
    loai = forms.ChoiceField(label="Loại trễ", required=False)
    giai_trinh = forms.ChoiceField(label="Giải trình", required=False)
    linh_vuc = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)
    nguoi = forms.UUIDField(required=False, widget=forms.HiddenInput)
    buoc = forms.ChoiceField(required=False, choices=[(each, each) for each in STEPS], widget=forms.HiddenInput)
    nguyen_nhan = forms.ChoiceField(label="Nguyên nhân", required=False)
    sau = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, month: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = [(code, category.name) for code, category in category_names().items()]
        offers = {
            "loai": [("", "Mọi loại trễ"), *GROUP_NAMES.items(), *named],
            "giai_trinh": [("", "Đã và chưa giải trình"), *STATES.items()],
            "nguyen_nhan": [("", "Mọi nguyên nhân đã nêu"), *cause_names().items()],
        }
        for name, choices in offers.items():
            field: Any = self.fields[name]
            field.choices = choices
        widget: Any = self.fields["thang"].widget
        widget.choices = [(f"{each:%Y-%m}", f"Tháng {each.month}/{each.year}") for each in _months(month)]


def _months(shown: date) -> list[date]:
    """Two years back from now, and whichever month is shown."""
    this = today().replace(day=1)
    months = {shown}
    for back in range(24):
        year, month = divmod(this.year * 12 + this.month - 1 - back, 12)
        months.add(date(year, month + 1, 1))
    return sorted((each for each in months if each.year >= FIRST_YEAR), reverse=True)


class ExplanationForm(forms.Form):
    """The cause and what happened, for every dossier named in `ho_so`."""

    cause = forms.ChoiceField(label="Nguyên nhân", error_messages={"required": "Hãy chọn một nguyên nhân."})
    explanation = forms.CharField(
        label="Giải trình",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Việc gì đã xảy ra, đã làm gì để khắc phục. Được ghi vào nhật ký của từng hồ sơ, không sửa được.",
        error_messages={"required": "Hãy ghi giải trình."},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        causes = lateness_causes_on(today()).causes
        field: Any = self.fields["cause"]
        field.choices = [("", "Chọn nguyên nhân"), *((cause.code, cause.name) for cause in causes)]


class ReturnExplanationForm(forms.Form):
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Hãy ghi lý do trả lại."},
    )
