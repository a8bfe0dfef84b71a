"""P7: how long do the head's screen and the lists of tasks take in a province of 3,000 units with 500,000 open tasks?

Server time of whole pages, through every middleware, in process, on PostgreSQL with 400,000 done tasks besides: of one
ward's Chair, and of the supervisor who looks upon all of them, with each filter of the list. Every figure is the 95th
of 100 answers; beside it stands an empty page of the same stack.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from typing import Any
from urllib.parse import urlencode

import django

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row
from tests.installation import Installation

QUICKLY_FILLED = {"fsync": "off", "synchronous_commit": "off", "max_wal_size": "8GB", "maintenance_work_mem": "256MB"}


def run() -> list[dict[str, Any]]:
    with offices("postgresql", **QUICKLY_FILLED) as postgresql:
        office = postgresql.prepared()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
            times = processes.submit(measured, office).result()
    where = "500,000 open tasks of 3,000 units, postgresql / an empty page"
    return [
        row("P7", f"{page}, {where}", spent, times["empty"], unit="ms", must=["ours ≤ 150"])
        for page, spent in times.items()
        if page != "empty"
    ]


def measured(office: Installation) -> dict[str, list[float]]:
    """By page, the milliseconds of each repeat within which 95 of 100 answers came."""
    os.environ.update(office.environment)
    django.setup()
    from benchmarks.filled_tasks import fill
    from benchmarks.pages import empty_page, worst_but_five
    from cchc.config.loaded import keep_what_is_loaded

    keep_what_is_loaded()
    fill()
    pages = {"empty": empty_page(), **_pages()}
    for page in pages.values():
        page()
    found: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(REPEATS):
        for name, page in pages.items():
            found[name].append(worst_but_five(page))
    return found


def _pages() -> dict[str, Callable[[], Any]]:
    from benchmarks.pages import client_of, page_at
    from cchc.lifecycle.clock import today
    from cchc.plans.listing import STANDS
    from cchc.plans.models import Task
    from tests.factories.office import ward

    chair, above = client_of("chutich"), client_of("captren")
    task = Task.objects.filter(unit=ward()).order_by("number")[0]
    month = f"{datetime.combine(today(), datetime.min.time()):%Y-%m}"
    asked: list[dict[str, Any]] = [
        *({"trang_thai": stand} for stand in STANDS),
        {"trang_thai": "ke", "thang": month}, {"trang_thai": "ke", "noi_dung": "ND3"}, {"nguoi": task.holder_id},
        {"nguon": "plan"}, {"nguon": "finding"}, {"cua_toi": 1}, {"q": "thứ 77"}, {"q": "không có chữ này"},
        {"han_nam": today().year}, {"chua_nhan": 1}, {"don_vi": task.unit_id},
    ]  # fmt: skip
    return {
        "head's screen, ward": page_at(chair, "/nhiem-vu/dieu-hanh/"),
        "list, ward": page_at(chair, "/nhiem-vu/"),
        "list, ward, late": page_at(chair, "/nhiem-vu/?trang_thai=tre"),
        "my work, Chair": page_at(chair, "/viec-cua-toi/"),
        "who kept whom waiting, ward": page_at(chair, "/nhiem-vu/phoi-hop/cho-nhau/"),
        "units compared, province": page_at(above, "/nhiem-vu/dieu-hanh/"),
        "one unit's screen, from above": page_at(above, f"/nhiem-vu/dieu-hanh/?don_vi={task.unit_id}"),
        "who kept whom waiting, province": page_at(above, "/nhiem-vu/phoi-hop/cho-nhau/"),
        **{
            f"list, province, {_said(each)}": page_at(above, "/nhiem-vu/?" + urlencode(each))
            for each in asked
        },
    }  # fmt: skip


def _said(asked: dict[str, Any]) -> str:
    """Conditions without the keys of rows."""
    return " ".join(f"{name}={'…' if len(str(value)) == 36 else value}" for name, value in asked.items())
