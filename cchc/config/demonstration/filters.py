"""Which filters does the invented office offer to its unit from the first day?"""

from __future__ import annotations

from datetime import datetime

from cchc.config.demonstration.ward import Ward
from cchc.dossiers.actions.save_filter import save_filter
from cchc.lifecycle.clock import clock_at

FILTERS = {
    "Quá hạn, quá bước": {"timing": "any_late", "sort": "due"},
    "Đến hạn tuần này": {"timing": "week", "sort": "due"},
    "Hộ tịch đang làm": {"status": "running", "field": "ho-tich"},
}


def offer_filters(ward: Ward, at: datetime) -> None:
    """Saved as the office would, before the first citizen comes."""
    with clock_at(at):
        for name, conditions in FILTERS.items():
            save_filter(name=name, conditions=conditions, of_unit=True, by=ward.office)
