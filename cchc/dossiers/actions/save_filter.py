"""Lưu bộ lọc: the conditions of the list get a name and become a tab above it, one's own or the whole unit's."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.models import SavedFilter
from cchc.dossiers.permissions import filters_visible_to, offers_filters
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Official

MOST = 20  # tabs before one official


def why_not_save_filter(
    *, by: Actor, name: str, conditions: Mapping[str, str], of_unit: bool = False
) -> Refusal | None:
    if not set(conditions) - {"sort"}:
        return Refusal("Chưa có điều kiện nào để lưu. Hãy lọc danh sách trước, rồi lưu bộ lọc.")
    if not name.strip():
        return Refusal("Hãy đặt tên cho bộ lọc, ví dụ: Hộ tịch quá hạn.")
    if of_unit and not offers_filters(by):
        return Refusal("Bộ lọc cho cả đơn vị do Văn phòng lưu. Hãy bỏ chọn «Cho cả đơn vị» hoặc đề nghị Văn phòng.")
    names = list(filters_visible_to(by).values_list("name", flat=True))
    if name.strip() in names:
        return Refusal(f"Đã có bộ lọc «{name.strip()}». Hãy đặt tên khác, hoặc bỏ bộ lọc cũ.")
    if len(names) >= MOST:
        return Refusal(f"Đã có {MOST} bộ lọc. Hãy bỏ bớt bộ lọc không dùng nữa.")
    return None


@transaction.atomic
def save_filter(*, name: str, conditions: Mapping[str, str], by: Actor, of_unit: bool = False) -> SavedFilter:
    """Its owner's lock keeps two windows from saving one name twice."""
    owner = Official.objects.select_for_update().get(pk=by.official_id)
    refuse(why_not_save_filter(by=by, name=name, conditions=conditions, of_unit=of_unit))
    kept = SavedFilter(unit_id=by.unit_id, owner=owner, name=name.strip(), conditions=dict(conditions), of_unit=of_unit)
    kept.save(force_insert=True)
    record_event("filter_saved", subject=kept, by=by, data={
        "name": kept.name, "conditions": kept.conditions, "of_unit": of_unit,
    })  # fmt: skip
    return kept
