"""What may be asked of the list of dossiers? Words, a status, mine or late ones, and beside which row to go on."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import is_aware

from cchc.dossiers.models import Status


class CursorField(forms.CharField):
    """A row of the list, as its moment and key: «2026-11-23T09:10:00+00:00 0192…»."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        if not written:
            return None
        try:
            moment, key = written.split(" ")
            at, pk = datetime.fromisoformat(moment), UUID(key)
        except ValueError:
            raise ValidationError("Địa chỉ trang không đọc được; đây là trang đầu.") from None
        if not is_aware(at):
            raise ValidationError("Địa chỉ trang không đọc được; đây là trang đầu.")
        return at, pk


class FindForm(forms.Form):
    """Filters of the list; what cannot be read is said and left out."""

    q = forms.CharField(label="Mã hồ sơ, họ tên hoặc số định danh", required=False, max_length=200)
    status = forms.ChoiceField(label="Trạng thái", required=False, choices=[("", "Mọi trạng thái"), *Status.choices])
    mine = forms.BooleanField(label="Tôi đang giữ", required=False)
    late = forms.BooleanField(label="Quá hạn", required=False)
    truoc = CursorField(required=False)
    sau = CursorField(required=False)
