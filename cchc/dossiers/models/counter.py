"""Which order number does the next dossier of the day get? Without a gap, also when many clerks receive at once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection, models
from uuid_utils.compat import uuid7

from cchc.lifecycle.identity import KEY, Identified
from cchc.organization.models import Unit


class DailyCounter(Identified):
    """Số thứ tự trong ngày of one unit. The row's lock is held until the reception commits or rolls back."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="one_counter_a_day")]

    @classmethod
    def next_number(cls, *, unit_id: UUID, day: date) -> int:
        """Take the next number; it returns to the counter when the surrounding transaction rolls back."""
        names = {
            "id": KEY.get_db_prep_value(uuid7(), connection),
            "unit": KEY.get_db_prep_value(unit_id, connection),
            "day": day,
        }
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO dossiers_dailycounter (id, unit_id, day, last) VALUES (%(id)s, %(unit)s, %(day)s, 1)"
                " ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers_dailycounter.last + 1 RETURNING last",
                names,
            )
            return int(cursor.fetchone()[0])
