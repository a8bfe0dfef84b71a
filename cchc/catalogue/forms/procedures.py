"""By what may the list of procedures be narrowed?"""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.wording import INTERLINKED, ONLINE, lasts_days
from cchc.organization.models import Field
from cchc.ui.text import fold

# Days: more than the first, at most the second.
LIMITS = {
    "0": ("Trong ngày", -1, 0),
    "3": ("Đến 3 ngày", 0, 3),
    "10": ("Trên 3 đến 10 ngày", 3, 10),
    "11": ("Trên 10 ngày", 10, 9999),
}
NO_LIMIT = "chua"


class ProcedureFilter(forms.Form):
    """Read from the address, so that a narrowed list can be kept and sent; what is not understood is left out."""

    q = forms.CharField(label="Tên hoặc mã", max_length=200, required=False)
    linh_vuc = forms.ModelChoiceField(
        Field.objects.none(), label="Lĩnh vực", empty_label="Tất cả", to_field_name="code", required=False
    )
    thoi_han = forms.ChoiceField(
        choices=[("", "Tất cả"), *((key, label) for key, (label, *_) in LIMITS.items()), (NO_LIMIT, "Chưa công bố")],
        label="Thời hạn",
        required=False,
    )
    muc_do = forms.ChoiceField(choices=[("", "Tất cả"), *ONLINE.items()], label="Trực tuyến", required=False)
    lien_thong = forms.ChoiceField(choices=[("", "Tất cả"), *INTERLINKED.items()], label="Liên thông", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["linh_vuc"].queryset = Field.objects.all()  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def said(self) -> str:
        """What the list is narrowed to: «Lĩnh vực: Hộ tịch; Thời hạn: Đến 3 ngày»."""
        parts = []
        for name, value in self.cleaned_data.items():
            field = self.fields[name]
            if value:
                offered = dict(field.choices) if type(field) is forms.ChoiceField else {}  # type: ignore[arg-type]
                parts.append(f"{field.label}: {offered.get(value, value)}")
        return "; ".join(parts) or "Mọi thủ tục đang có hiệu lực"

    def narrowed(self, versions: list[ProcedureVersion]) -> list[ProcedureVersion]:
        """Few enough to be narrowed here: a ward has a few hundred procedures."""
        return [version for version in versions if self._fits(version)]

    def _fits(self, version: ProcedureVersion) -> bool:
        wanted = self.cleaned_data
        field, online, group = wanted.get("linh_vuc"), wanted.get("muc_do"), wanted.get("lien_thong")
        return (
            all(word in version.search_text for word in fold(wanted.get("q", "")).split())
            and (field is None or version.procedure.field_id == field.pk)
            and (not online or version.online == online)
            and (not group or version.interlinked == group)
            and self._lasts_as_long(version)
        )

    def _lasts_as_long(self, version: ProcedureVersion) -> bool:
        wanted = self.cleaned_data.get("thoi_han")
        if not wanted:
            return True
        days = lasts_days(version.content)
        if wanted == NO_LIMIT or days is None:
            return wanted == NO_LIMIT and days is None
        _, over, upto = LIMITS[wanted]
        return over < days <= upto
