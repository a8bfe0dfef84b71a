"""What is asked of a publication decision and of one procedure in it?"""

from __future__ import annotations

from typing import Any

from django import forms
from pydantic import TypeAdapter, ValidationError

from cchc.accounts.forms import DayField
from cchc.catalogue.actions.enter_publication import DecisionWords
from cchc.catalogue.annex import OWN, AnnexRow
from cchc.catalogue.models import PublicationItem
from cchc.catalogue.parts import COLUMNS
from cchc.lifecycle.clock import today
from cchc.organization.models import Field

ROWS = TypeAdapter(list[AnnexRow])
REQUIRED = {"required": "Hãy điền ô này."}
CHOOSE = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}


class PublicationForm(forms.Form):
    """The head of the decision; `rows` carries the annex that was read from the preview to the storing."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60, error_messages=REQUIRED)
    issuer = forms.CharField(label="Cơ quan, người ban hành", max_length=200, error_messages=REQUIRED)
    signed_on = DayField(label="Ngày ký")
    effective_from = DayField(label="Ngày có hiệu lực")
    received_on = DayField(label="Ngày phường nhận", help_text="Hạn niêm yết tính từ ngày này, hoặc ngày có hiệu lực.")
    summary = forms.CharField(label="Trích yếu", max_length=500, error_messages=REQUIRED)
    annex = forms.FileField(
        label="Phụ lục Excel",
        required=False,
        max_length=300,
        help_text="Dạng XLSX. Để trống nếu nhập từng thủ tục trên màn hình.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )
    pdf = forms.FileField(
        label="Quyết định bản quét (PDF)", required=False, max_length=300, widget=forms.FileInput({"accept": ".pdf"})
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", today())
        for field in self.fields.values():
            field.error_messages |= {"empty": "Tệp này trống. Hãy chọn lại tệp.", "max_length": "Dài quá, hãy rút gọn."}

    def clean_rows(self) -> list[AnnexRow]:
        """What the preview read; a page that was meddled with is asked for the file again."""
        try:
            rows = ROWS.validate_json(self.cleaned_data["rows"] or "[]")
        except ValidationError as error:
            raise forms.ValidationError("Hãy chọn lại tệp phụ lục.") from error
        if any(set(row.own) != set(OWN) or set(row.said) - set(COLUMNS) for row in rows):
            raise forms.ValidationError("Hãy chọn lại tệp phụ lục.")
        return rows

    def words(self) -> DecisionWords:
        names = ("number", "issuer", "signed_on", "effective_from", "received_on", "summary")
        return DecisionWords(**{name: self.cleaned_data[name] for name in names})


class ItemForm(forms.Form):
    """One procedure as a row of the annex: the same cells, the same reading."""

    ma = forms.CharField(label="Mã thủ tục", max_length=12, error_messages=REQUIRED, help_text="Ví dụ 1.001193.")
    cong_bo = forms.ChoiceField(
        label="Nội dung công bố",
        choices=PublicationItem.Change.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    hieu_luc = DayField(label="Ngày hiệu lực", required=False, help_text="Để trống nếu theo quyết định.")
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False, help_text="Chỉ cần cho thủ tục mới.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields = [(field.name, field.name) for field in Field.objects.all()]
        self.fields["linh_vuc"].choices = [("", "Theo danh mục hiện có"), *fields]  # type: ignore[attr-defined]
        for key, column in COLUMNS.items():
            box = forms.Textarea({"rows": column.rows}) if column.rows > 1 else forms.TextInput()
            self.fields[key] = forms.CharField(
                label=column.title, required=False, max_length=20_000, widget=box, help_text=column.hint
            )

    def row(self) -> AnnexRow:
        said = self.cleaned_data
        day = said["hieu_luc"]
        own = {"ma": said["ma"], "linh_vuc": said["linh_vuc"], "cong_bo": said["cong_bo"],
               "hieu_luc": f"{day:%d/%m/%Y}" if day else ""}  # fmt: skip
        return AnnexRow("", 0, own, {key: said[key].replace("\r\n", "\n") for key in COLUMNS}, said["cong_bo"])
