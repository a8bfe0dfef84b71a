"""What is asked when a place of posting is added, a posting confirmed, a check recorded?"""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.catalogue.forms.publications import CHOOSE, REQUIRED
from cchc.catalogue.models import PostingDuty, PostingPlace
from cchc.catalogue.posting_rules import posting_rules_on
from cchc.lifecycle.clock import today


class PlaceForm(forms.Form):
    """A place of the unit; its kind brings the deadlines and the proof."""

    kind = forms.ChoiceField(label="Loại nơi niêm yết", error_messages=CHOOSE)
    name = forms.CharField(
        label="Tên gọi", max_length=120, error_messages=REQUIRED, help_text="Ví dụ: Bảng tầng 1, Bộ phận Một cửa."
    )
    location = forms.CharField(label="Ở đâu, hoặc địa chỉ trang", max_length=300, error_messages=REQUIRED)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds = posting_rules_on(today()).places
        self.fields["kind"].choices = [(kind.code, kind.name) for kind in kinds]  # type: ignore[attr-defined]


class DutyChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, duty: Any) -> str:
        return f"{duty.get_task_display()}: {duty.procedure.code} {duty.version.name}"


class ConfirmForm(forms.Form):
    """Everything is ticked: one takes out what is not yet done. The proof is what the kind of place asks for."""

    duties = DutyChoice(
        queryset=PostingDuty.objects.none(),
        label="Thủ tục đã làm",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một thủ tục.",
            "invalid_choice": "Có việc đã thay đổi.",
        },
    )
    photo = forms.FileField(
        label="Ảnh chụp nơi niêm yết",
        max_length=300,
        help_text="Một ảnh có thể chụp nhiều thủ tục. JPEG, PNG hoặc PDF.",
        widget=forms.FileInput({"accept": "image/jpeg,image/png,.pdf"}),
        error_messages={"required": "Hãy chụp hoặc chọn ảnh.", "empty": "Tệp này trống. Hãy chọn lại."},
    )
    address = forms.CharField(
        label="Địa chỉ trang đã đăng",
        max_length=300,
        error_messages=REQUIRED,
        widget=forms.URLInput({"placeholder": "https://"}),
    )

    def __init__(self, *args: Any, place: PostingPlace, duties: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["duties"].queryset = duties  # type: ignore[attr-defined]
        self.initial["duties"] = [duty.pk for duty in duties]
        evidence = posting_rules_on(today()).kind(place.kind).evidence
        del self.fields["address" if evidence == "photo" else "photo"]


class CheckForm(forms.Form):
    note = forms.CharField(
        label="Ghi chú của người kiểm tra", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
