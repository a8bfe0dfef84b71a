"""Thêm cán bộ: enter a person who works for the unit. Posts and account follow."""

from __future__ import annotations

import re
import unicodedata

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Unit
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers

PERSONAL_NUMBER = re.compile(r"[0-9]{12}")


def why_not_add_official(*, by: Actor, full_name: str | None = None, personal_number: str = "") -> Refusal | None:
    if not administers(by, by.unit_id):
        return NOT_ADMINISTRATOR
    if full_name is None:
        return None
    if len(full_name.split()) < 2 or re.search(r"[0-9]", full_name):
        return Refusal("Hãy ghi đủ họ và tên của cán bộ, không kèm chữ số.")
    if personal_number and not PERSONAL_NUMBER.fullmatch(personal_number):
        return Refusal("Số định danh cá nhân gồm đúng 12 chữ số. Hãy xem lại căn cước.")
    colleagues = Official.objects.filter(unit=by.unit_id)
    if personal_number and (same := colleagues.filter(personal_number=personal_number).first()):
        return Refusal(f"Số định danh này là của {same}, đã có trong danh sách.")
    if not personal_number and colleagues.filter(full_name=full_name).exists():
        return Refusal(f"Đã có cán bộ tên {full_name}. Hãy ghi số định danh cá nhân để phân biệt hai người.")
    return None


@transaction.atomic
def add_official(*, by: Actor, full_name: str, personal_number: str = "", phone: str = "") -> Official:
    """A new official of the unit in which one acts."""
    Unit.objects.select_for_update().get(pk=by.unit_id)  # two administrators cannot enter one person twice
    full_name = unicodedata.normalize("NFC", " ".join(full_name.split()))
    refuse(why_not_add_official(by=by, full_name=full_name, personal_number=personal_number))
    official = Official(unit=by.unit, full_name=full_name, personal_number=personal_number, phone=phone.strip())
    official.save(force_insert=True)
    record_event("official_added", subject=official, by=by, data={"name": full_name})
    return official
