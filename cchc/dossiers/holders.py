"""To whom does a step go? To whoever held it before in this dossier, else the fitting post with least to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import today
from cchc.lifecycle.identity import KEY
from cchc.lifecycle.refusal import ActionRefused, Refusal
from cchc.organization.models import Post

# Asked at every step of every dossier: written out, because building it costs three times what running it does.
FITTING = """
SELECT p.id, o.full_name, s.name, p.place,
  (SELECT count(*) FROM dossiers_dossierstep h WHERE h.holder_id = p.id AND h.left_at IS NULL) AS load
FROM organization_post p
JOIN organization_position s ON s.id = p.position_id
JOIN organization_official o ON o.id = p.official_id
WHERE p.unit_id = %(unit)s AND s.role IN ({roles})
  AND p.held_from <= %(day)s AND (p.held_until IS NULL OR p.held_until >= %(day)s)
  AND (EXISTS (SELECT 1 FROM organization_post_fields f WHERE f.post_id = p.id AND f.field_id = %(field)s)
       OR NOT EXISTS (SELECT 1 FROM organization_post_fields f WHERE f.post_id = p.id))
ORDER BY
  (SELECT count(*) FROM dossiers_dossierstep b
   WHERE b.dossier_id = %(dossier)s AND b.number = %(number)s AND b.holder_id = p.id) = 0,
  NOT EXISTS (SELECT 1 FROM organization_post_fields f WHERE f.post_id = p.id AND f.field_id = %(field)s),
  load, s."order", p.id
"""


@dataclass(frozen=True)
class Candidate:
    """A post that may hold a step, with how many steps it holds now."""

    pk: UUID
    official_name: str
    position_name: str
    place: str
    load: int

    def __str__(self) -> str:
        return f"{self.official_name} ({self.position_name}{', ' + self.place if self.place else ''})"


def candidates(dossier: Dossier, number: int) -> list[Candidate]:
    """Posts of the unit that may hold the step, best first.

    Right role; the dossier's field or every field; whoever held the step before, then own field, then least to do.
    """
    roles = dossier.process.path[number - 1].roles
    keys = {"unit": dossier.unit_id, "field": dossier.procedure.procedure.field_id, "dossier": dossier.pk}
    values: dict[str, Any] = {name: KEY.get_db_prep_value(pk, connection) for name, pk in keys.items()}
    values |= {"day": today(), "number": number} | {f"role{n}": role for n, role in enumerate(roles)}
    statement = FITTING.format(roles=", ".join(f"%(role{n})s" for n in range(len(roles))))
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Candidate(KEY.to_python(pk), *rest) for pk, *rest in cursor.fetchall()]


def holder_of(dossier: Dossier, number: int, chosen: Post | Candidate | None = None) -> Candidate:
    """The chosen one when he fits, else the best one; refused when nobody can hold the step."""
    fitting = candidates(dossier, number)
    best = next((one for one in fitting if chosen is None or one.pk == chosen.pk), None)
    if best is None:
        name = dossier.process.path[number - 1].name
        raise ActionRefused(
            Refusal(
                f"{chosen} không giữ được bước «{name}». Hãy chọn người khác."
                if chosen
                else f"Chưa ai được giao bước «{name}». Hãy báo quản trị giao vị trí công tác."
            )
        )
    return best
