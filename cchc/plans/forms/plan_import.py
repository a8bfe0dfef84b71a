"""What is asked when a table is read: the file, and then whatever the table does not say plainly?"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from pydantic import TypeAdapter, ValidationError

from cchc.lifecycle.clock import today
from cchc.plans.plan_reading import DAYS
from cchc.plans.plan_table import COLUMNS, LONGEST, ROWS, Row

CARRIED = TypeAdapter(list[Row])
QUESTIONS = 150  # of one preview: beyond, the table itself should be put in order


class FileForm(forms.Form):
    year = forms.TypedChoiceField(label="Kế hoạch của năm", coerce=int)
    file = forms.FileField(
        label="Bảng kế hoạch", max_length=300, widget=forms.FileInput({"accept": ".xlsx,.docx"}),
        help_text="Excel (XLSX) hoặc Word (DOCX), như đã soạn; không cần sửa lại cho đúng mẫu.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp này trống. Hãy chọn lại tệp."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = [today().year, today().year + 1]
        cast(forms.TypedChoiceField, self.fields["year"]).choices = [(year, f"Năm {year}") for year in years]
        self.initial["year"] = years[today().month > 9]


class CarriedForm(forms.Form):
    """What the preview read, on its way to the storing: nothing is kept in between."""

    year = forms.IntegerField(widget=forms.HiddenInput)
    rows = forms.CharField(widget=forms.HiddenInput)
    source = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    def clean_rows(self) -> list[Row]:
        """A page that was meddled with is asked for the file again."""
        try:
            rows = CARRIED.validate_json(self.cleaned_data["rows"])
        except ValidationError as error:
            raise forms.ValidationError("Hãy chọn lại tệp.") from error
        if not rows or len(rows) > ROWS or any(_is_strange(row) for row in rows):
            raise forms.ValidationError("Hãy chọn lại tệp.")
        return rows

    def answers(self) -> dict[str, str]:
        """The answers given so far, by key of the question; what is no answer is asked again."""
        return {key: str(value)[:200] for key, value in self.data.items() if key not in self.fields}


def _is_strange(row: Row) -> bool:
    return bool(set(row.texts) - set(COLUMNS)) or any(
        len(text) > LONGEST.get(key, 500) for key, text in row.texts.items()
    )


def box_of(key: str) -> str:
    """The name of the box beside a question, in which days or a number are written."""
    return f"{key}-{DAYS}"
