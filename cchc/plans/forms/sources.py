"""What is asked of a document and of a meeting, and of the lists of both?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.plans.forms.verbs import REQUIRED, day
from cchc.plans.models import OfficialDocument
from cchc.plans.sources import DocumentWords, MeetingWords, lines_of_text

Way = OfficialDocument.Way
LATEST = 200  # documents offered as the notice of a meeting
LONGEST = 1000  # characters of one conclusion
ANY_YEAR = "moi-nam"


def line(label: str, length: int, *, help_text: str = "", rows: int = 1) -> forms.CharField:
    widget = forms.TextInput() if rows == 1 else forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, max_length=length, error_messages=REQUIRED, help_text=help_text, widget=widget
    )  # fmt: skip


class DocumentForm(forms.Form):
    """One entry of the register."""

    way = forms.ChoiceField(label="Sổ", choices=Way.choices, initial=Way.INCOMING)
    symbol = line("Số, ký hiệu", 60, help_text="Ví dụ: 15/KH-UBND.")
    issued_on = day("Ngày văn bản")
    issuer = line("Cơ quan ban hành", 200)
    summary = line("Trích yếu nội dung", 500, rows=2)
    file = forms.FileField(label="Tệp văn bản", required=False, help_text="Bản quét hoặc bản ký số.")

    def words(self) -> DocumentWords:
        return DocumentWords(**{name: value for name, value in self.cleaned_data.items() if name != "file"})


class CorrectionForm(DocumentForm):
    """What stands in the register, to be put right, with the reason; the register itself is not chosen again.

    `seen` tells how often it had been corrected when the page was opened: two people do not undo each other unseen.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = line("Lý do sửa", 500, help_text="Ví dụ: Ghi nhầm ngày văn bản.")

    def __init__(self, *args: Any, document: OfficialDocument, corrected: int, **kwargs: Any):
        said: dict[str, Any] = {"seen": corrected} | {
            name: getattr(document, name) for name in ("symbol", "issued_on", "issuer", "summary")
        }
        super().__init__(*args, **{"initial": said, **kwargs})
        self.of = document.way
        del self.fields["way"]
        self.fields["file"].help_text = "Chỉ chọn khi thay tệp đang có; tệp cũ vẫn lưu."

    def words(self) -> DocumentWords:
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("file", "reason", "seen")}
        return DocumentWords(way=self.of, **said)


class FindDocumentForm(forms.Form):
    """Every condition may be left out; without a year it is this one."""

    so = forms.ChoiceField(label="Sổ", required=False, choices=Way.choices)
    nam = forms.ChoiceField(label="Năm", required=False)
    q = forms.CharField(label="Số ký hiệu, cơ quan hoặc trích yếu", max_length=200, required=False)
    sau = forms.RegexField(r"^\d{4}-\d{1,9}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str], *, years: list[int]):
        self.usual = {"so": str(Way.INCOMING), "nam": str(today().year)}
        super().__init__({**self.usual, **data})
        named = [(str(year), f"Năm {year}") for year in sorted({*years, today().year}, reverse=True)]
        cast(forms.ChoiceField, self.fields["nam"]).choices = [*named, (ANY_YEAR, "Mọi năm")]

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return self.usual | {name: value for name, value in self.cleaned_data.items() if value}


class MeetingForm(forms.Form):
    """A meeting with its conclusions, one a line."""

    held_on = day("Ngày họp")
    title = line("Tên cuộc họp", 300, help_text="Ví dụ: Họp giao ban cải cách hành chính tháng 9.")
    chaired_by = line("Người chủ trì", 120)
    notice = forms.ModelChoiceField(
        label="Thông báo kết luận", queryset=OfficialDocument.objects.none(), required=False,
        empty_label="Chưa có thông báo", help_text="Chọn văn bản đã đăng ký trong sổ văn bản.",
        error_messages={"invalid_choice": "Văn bản này không có trong sổ của đơn vị. Hãy chọn lại."},
    )  # fmt: skip
    conclusions = forms.CharField(
        label="Các mục kết luận", error_messages=REQUIRED, widget=forms.Textarea({"rows": 8}), max_length=30_000,
        help_text="Mỗi dòng một mục; số thứ tự do hệ thống ghi.",
    )  # fmt: skip

    def __init__(self, *args: Any, notices: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["notice"]).queryset = notices

    def clean_conclusions(self) -> list[str]:
        items = lines_of_text(self.cleaned_data["conclusions"])
        if not items:
            raise forms.ValidationError(REQUIRED["required"])
        if long := next((n for n, item in enumerate(items, 1) if len(item) > LONGEST), None):
            raise forms.ValidationError(f"Mục {long} dài quá {LONGEST} ký tự. Hãy tách thành nhiều mục.")
        return items

    def words(self) -> MeetingWords:
        return MeetingWords(**self.cleaned_data)
