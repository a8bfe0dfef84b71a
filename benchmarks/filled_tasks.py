"""How does a database come to hold a province's tasks in a minute? The demonstration's ward is copied three thousand
times, and tasks are made by INSERT … SELECT over a series of numbers; PostgreSQL only.

Number n falls to ward n modulo the wards, to one of its working posts, to one reform content and to one day, so that
every ward has the same mixture: of the open ones one in ten is late, the others are due within half a year; what is
done was due within the last year, one in eight of it handed in late.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, models, transaction

from cchc.lifecycle.clock import today
from cchc.organization.models import Official, Post, Unit
from cchc.plans.models import Task, TaskPart
from cchc.plans.rules import taxonomy_on
from cchc.worktime.zone import ZONE
from tests.factories.office import actor
from tests.factories.office import ward as first_ward

WARDS, OPEN_TASKS, DONE_TASKS, PARTS = 3_000, 500_000, 400_000, 60_000
FIRST_WARD = 0xE0000000  # numbers of wards in their keys
STATUSES = ("given", "in_progress", "in_progress", "in_progress", "in_progress", "in_progress", "in_progress",
            "submitted", "returned", "paused")  # fmt: skip


def fill(*, wards: int = WARDS, open_tasks: int = OPEN_TASKS, done_tasks: int = DONE_TASKS, parts: int = PARTS) -> None:
    """Wards, their officials and posts, and their tasks; the connection is the product's own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no look-up for each key
        _copy_office(cursor, wards)
        _make_tables(cursor)
        _make_tasks(cursor, wards, 1, open_tasks, is_done=False)
        _make_tasks(cursor, wards, open_tasks + 1, open_tasks + done_tasks, is_done=True)
        _make_parts(cursor, parts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _copied(n: str, key: str) -> str:
    return f"(lpad(to_hex({n}), 8, '0') || substr(replace({key}::text, '-', ''), 9))::uuid"


def _copy_office(cursor: Any, wards: int) -> None:
    """Units, officials and posts like those of the first ward."""
    number = f"({FIRST_WARD}::bigint + n)"

    def new(model: type[models.Model], changed: dict[str, str], where: str) -> None:
        columns = [field.column for field in model._meta.concrete_fields]
        values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
        table, names = model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, generate_series(1, %s) n"
            f" WHERE t.{where} = %s",
            [wards - 1, first_ward().pk],
        )

    new(Unit, {"id": _copied(number, "t.id"), "code": "t.code || '.' || n", "name": "t.name || ' ' || n",
               "short_name": "t.short_name || ' ' || n"}, "id")  # fmt: skip
    new(Official, {"id": _copied(number, "t.id"), "unit_id": _copied(number, "t.unit_id")}, "unit_id")
    new(Post, {"id": _copied(number, "t.id"), "unit_id": _copied(number, "t.unit_id"),
               "official_id": _copied(number, "t.official_id")}, "unit_id")  # fmt: skip


def _make_tables(cursor: Any) -> None:
    """The posts that hold tasks, the contents and the closing moments of days, each under a number from 0."""
    posts = Post.objects.filter(unit=first_ward()).exclude(position__role__in=("system", "admin"))
    tables: dict[str, list[Any]] = {
        "post": list(posts.order_by("pk").values_list("pk", flat=True)),
        "content": [each.code for each in taxonomy_on(today()).contents],
        "status": list(STATUSES),
    }
    for name, values in tables.items():
        kind = "uuid" if name == "post" else "varchar(20)"
        cursor.execute(f"CREATE TEMPORARY TABLE b_{name} (k integer PRIMARY KEY, v {kind}) ON COMMIT DROP")
        cursor.executemany(f"INSERT INTO b_{name} VALUES (%s, %s)", list(enumerate(values)))
    cursor.execute("CREATE TEMPORARY TABLE b_day (k integer PRIMARY KEY, v timestamptz) ON COMMIT DROP")
    cursor.executemany(
        "INSERT INTO b_day VALUES (%s, %s)", [(k, _closing(today() + timedelta(days=k))) for k in range(-400, 400)]
    )


def _closing(day: date) -> datetime:
    """Five o'clock of the day, or of the Monday after it."""
    return datetime.combine(day + timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday()), time(17), ZONE)


def _make_tasks(cursor: Any, wards: int, first: int, last: int, *, is_done: bool) -> None:
    ward = f"(n %% {wards})"
    turn = f"(n / {wards})"  # 0, 1, 2 … within the ward
    posts = "(SELECT count(*) FROM b_post)::integer"

    def of_ward(key: str) -> str:
        moved = _copied(f"({FIRST_WARD}::bigint + {ward})", key)
        return f"CASE WHEN {ward} = 0 THEN {key} ELSE {moved} END"

    mixed = f"(({ward} * 31 + {turn} * 7919) %% 100003)::integer"
    day = (
        f"-1 - {mixed} %% 364"
        if is_done
        else f"CASE WHEN {mixed} %% 10 = 0 THEN -1 - {mixed} %% 90 ELSE {mixed} %% 180 END"
    )
    submitted = f"d.v + CASE WHEN {mixed} %% 8 = 0 THEN interval '2 days' ELSE interval '-1 day' END"
    status = "'done'" if is_done else "s.v"
    with_product = "'done', 'submitted'"
    own, giver = f"'{first_ward().pk}'::uuid", f"'{actor('chutich').post_id}'::uuid"
    values = {
        "id": "(lpad(to_hex(n), 8, '0') || '00007000800000000000' || lpad(to_hex(n %% 65536), 4, '0'))::uuid",
        "unit_id": of_ward(own), "year": str(today().year), "number": f"{turn} + 1",
        "title": f"'Nhiệm vụ thứ ' || ({turn} + 1) || ' của kế hoạch cải cách hành chính'",
        "search_text": f"'nhiem vu thu ' || ({turn} + 1) || ' cua ke hoach cai cach hanh chinh'",
        "product": "'Báo cáo'",
        "taxonomy": f"'{taxonomy_on(today()).code}'", "content": "c.v", "source": "'plan'",
        "source_text": "'Kế hoạch năm'",
        "assigner_id": of_ward(giver), "holder_id": of_ward("p.v"), "queue_role": "''",
        "given_at": "d.v - interval '60 days'", "due_kind": "'day'", "original_due_at": "d.v", "due_at": "d.v",
        "status": status, "percent": f"CASE WHEN {status} IN ({with_product}) THEN 100 ELSE {mixed} %% 100 END",
        "submitted_at": f"CASE WHEN {status} IN ({with_product}) THEN {submitted} END",
        "done_at": f"CASE WHEN {status} = 'done' THEN {submitted} + interval '1 day' END",
        "paused_at": f"CASE WHEN {status} = 'paused' THEN d.v - interval '30 days' END",
        "redone": "0", "extended": "0", "reason": "''", "delay_reason": "''",
    }  # fmt: skip
    columns = [field.column for field in Task._meta.concrete_fields]
    cursor.execute(
        f"INSERT INTO {Task._meta.db_table} ({', '.join(columns)})"
        f" SELECT {', '.join(values.get(column, 'NULL') for column in columns)} FROM generate_series(%s, %s) n"
        f" JOIN b_day d ON d.k = {day} JOIN b_content c ON c.k = {mixed} / 3 %% 7"
        f" JOIN b_status s ON s.k = {mixed} / 7 %% 10 JOIN b_post p ON p.k = {mixed} / 70 %% {posts}",
        [first, last],
    )


def _make_parts(cursor: Any, parts: int) -> None:
    """One part of every so many tasks, asked of the neighbour's post within the last year; one in six unanswered."""
    fields = [field.column for field in TaskPart._meta.concrete_fields]
    moment = "(now() - (n %% 360) * interval '1 day')"
    values = {
        "id": "(lpad(to_hex(n), 8, '0') || '00007000900000000000' || lpad(to_hex(n %% 65536), 4, '0'))::uuid",
        "task_id": "t.id", '"order"': "1", "unit_id": "t.unit_id", "partner_id": "t.assigner_id",
        "wanted": "'Số liệu của đơn vị'", "asked_at": f"{moment} - interval '5 days'", "asked_by_id": "t.holder_id",
        "due_at": moment,
        "answered_at": f"CASE WHEN n %% 6 > 0 THEN {moment} + (n %% 7 - 4) * interval '1 day' END",
        "answered_by_id": "CASE WHEN n %% 6 > 0 THEN t.assigner_id END",
        "answer": "CASE WHEN n %% 6 > 0 THEN 'Đã gửi' ELSE '' END",
    }  # fmt: skip
    columns = ['"order"' if column == "order" else column for column in fields]
    table = Task._meta.db_table
    cursor.execute(
        f"INSERT INTO {TaskPart._meta.db_table} ({', '.join(columns)})"
        f" SELECT {', '.join(values.get(column, 'NULL') for column in columns)}"
        f" FROM (SELECT t.*, row_number() OVER () AS n FROM {table} t WHERE status IN ('given', 'in_progress')"
        f" LIMIT %s) t",
        [parts],
    )
