"""What may be asked of a book, and what do voiding, opening and delegating ask?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cchc.certification.actions.delegate_signing import NOBODY
from cchc.certification.models import Book
from cchc.certification.rules import rules_on
from cchc.dossiers.forms.reception import DAYS
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def _day(label: str, *, required: bool = False, initial: Any = None) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, input_formats=DAYS, initial=initial,
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "data-date": "",
                                      "placeholder": "14/09/2026"}
        ),
        error_messages={"invalid": "Ghi ngày như 14/09/2026.", "required": "Ghi ngày."},
    )  # fmt: skip


class BookFilter(forms.Form):
    """Filters of one book; what cannot be read is said and left out."""

    so = forms.ChoiceField(label="Sổ", required=False)
    tu = _day("Từ ngày")
    den = _day("Đến ngày")
    q = forms.CharField(label="Người hoặc giấy tờ", required=False, max_length=200)
    ky = forms.ChoiceField(label="Người ký", required=False)
    truoc = forms.IntegerField(required=False, min_value=1, max_value=9_999_999, widget=forms.HiddenInput)

    def __init__(self, asked: Any, *, books: list[Book], signers: list[tuple[str, str]]) -> None:
        super().__init__(asked)
        names_unit = len({book.unit_id for book in books}) > 1
        self.fields["so"].choices = [  # type: ignore[attr-defined]
            (str(book.pk), f"{book}, {book.unit.short_name}" if names_unit else str(book)) for book in books
        ]
        self.fields["ky"].choices = [("", "Mọi người ký"), *signers]  # type: ignore[attr-defined]


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="Lý do hủy", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In trong sổ, cột ghi chú. Ví dụ: chứng thực nhầm từ bản chụp.",
        error_messages={"required": "Hãy ghi lý do hủy; lý do được in trong sổ."},
    )  # fmt: skip


class OpenBookForm(forms.Form):
    kind = forms.ChoiceField(label="Loại sổ")
    before = forms.IntegerField(
        label="Số cuối cùng đã ghi trong sổ giấy năm nay", min_value=0, max_value=999_999,
        help_text="Việc chứng thực đầu tiên trên hệ thống lấy số kế tiếp.",
        error_messages={"required": "Ghi số cuối cùng của sổ giấy.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        books = rules_on(today()).books
        self.fields["kind"].choices = [(book.code, book.name) for book in books]  # type: ignore[attr-defined]


class PostField(forms.ModelChoiceField):
    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, forms.ValidationError):
            raise forms.ValidationError("Hãy chọn lại người được ủy quyền.") from None


class DelegationForm(forms.Form):
    post = PostField(
        label="Người được ủy quyền", queryset=Post.objects.none(), empty_label="Chọn công chức",
        error_messages={"required": "Hãy chọn người được ủy quyền."},
    )  # fmt: skip
    decision = forms.CharField(
        label="Văn bản ủy quyền", max_length=100, help_text="Số, ngày; ví dụ: 12/GUQ-UBND ngày 14/9/2026.",
        error_messages={"required": "Hãy ghi số, ngày của văn bản ủy quyền."},
    )  # fmt: skip
    from_on = _day("Từ ngày", required=True, initial=today)
    until_on = _day("Đến hết ngày", required=True)

    def __init__(self, *arguments: Any, by: Actor, **named: Any) -> None:
        super().__init__(*arguments, **named)
        posts = Post.objects.held(today()).filter(unit=by.unit_id).exclude(position__role__in=NOBODY)
        self.fields["post"].queryset = posts.select_related("official", "position").order_by(  # type: ignore[attr-defined]
            "position__order", "official__full_name"
        )


def period_said(first: date | None, last: date | None) -> str:
    """«Từ ngày 01/09/2026 đến ngày 30/09/2026.», or nothing."""
    parts = [f"từ ngày {first:%d/%m/%Y}" if first else "", f"đến ngày {last:%d/%m/%Y}" if last else ""]
    said = " ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
