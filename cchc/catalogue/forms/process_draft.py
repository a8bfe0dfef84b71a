"""What is asked when a process is submitted, returned, approved, or read from a file?"""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.accounts.forms import DayField
from cchc.lifecycle.clock import today

LARGEST = 2_000_000  # bytes of a process file: a hundred times what one needs


class SeenForm(forms.Form):
    """`seen` is the save that the page showed."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Nêu rõ bước nào cần sửa, sửa thế nào.",
        error_messages={"required": "Hãy ghi lý do trả lại, để người soạn biết chỗ cần sửa."},
    )


class ApproveForm(SeenForm):
    """The decision that makes the draft binding."""

    decision_number = forms.CharField(
        label="Số, ký hiệu quyết định",
        max_length=60,
        help_text="Ví dụ: 215/QĐ-UBND.",
        error_messages={"required": "Hãy ghi số, ký hiệu của quyết định phê duyệt."},
    )
    decided_on = DayField(label="Ngày ký", initial=today)
    effective_from = DayField(
        label="Áp dụng từ ngày",
        initial=today,
        help_text="Hồ sơ nhận từ ngày này theo quy trình mới; hồ sơ đang giải quyết giữ quy trình cũ.",
    )


class ProcessFileForm(forms.Form):
    """A process written elsewhere."""

    file = forms.FileField(
        label="Tệp YAML hoặc BPMN 2.0",
        widget=forms.FileInput({"accept": ".yaml,.yml,.bpmn,.xml"}),
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp này trống. Hãy chọn tệp khác."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("Tệp lớn hơn 2 MB, không phải tệp quy trình. Hãy chọn tệp khác.")
        return file
