"""What would the same stack do if the reception's view were empty? Send the statements of one reception, and answer.

The first form that a process gets is received by the product; its statements, with fresh keys and the next code,
are sent for every later one, through a bare cursor in one transaction.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from uuid_utils.compat import uuid7

from benchmarks.recording import Statement, recorded
from cchc.config.urls import handler400, handler403, handler404, handler500
from cchc.config.urls import urlpatterns as of_the_product
from cchc.dossiers.models import Dossier
from cchc.dossiers.views import reception
from cchc.organization.access import opens_to_screen

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
NUMBERS = "dossiers_dailycounter"  # the statement that gives a dossier its number


@dataclass(frozen=True)
class Recorded:
    """The statements of one reception, the keys made for it, and its code."""

    statements: list[Statement]
    keys: frozenset[UUID]
    code: str


kept: list[Recorded] = []  # of this process


@opens_to_screen("reception")
def empty_reception(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" or not kept:
        return _keep(request) if request.method == "POST" else reception.receive_dossier(request)
    return redirect("received", _replay(kept[0]))


def _keep(request: HttpRequest) -> HttpResponse:
    begun = int(time.time() * 1000)
    with recorded() as statements:
        answer = reception.receive_dossier(request)
    values = (value for _, of_statement in statements for value in _flat(of_statement))
    found = {key for value in values if (key := _key(value))}
    submission = UUID(request.POST["submission"])
    made = frozenset(key for key in found if key == submission or (key.version == 7 and key.int >> 80 >= begun))
    code = Dossier.objects.values_list("code", flat=True).get(submission=submission)
    kept.append(Recorded(statements, made, code or ""))
    return answer


def _replay(one: Recorded) -> UUID:
    """The key of a row that it made."""
    fresh = {key: uuid7() for key in one.keys}
    again: dict[Any, Any] = {**fresh, **{key.hex: value.hex for key, value in fresh.items()}}
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, values in one.statements:
            cursor.execute(sql, _renewed(values, again.get))
            rows = cursor.fetchall() if cursor.description else []
            if NUMBERS in sql:
                again[one.code] = f"{one.code.rpartition('-')[0]}-{rows[0][0]:04d}"
    return next(iter(fresh.values()))


def _renewed(values: Any, again: Callable[[Any, Any], Any]) -> Any:
    def new(value: Any) -> Any:
        return again(value, value) if isinstance(value, str | UUID) else value

    if isinstance(values, Mapping):
        return {name: new(value) for name, value in values.items()}
    return [new(value) for value in values or ()]


def _flat(values: Any) -> list[Any]:
    return list(values.values()) if isinstance(values, Mapping) else list(values or ())


def _key(value: Any) -> UUID | None:
    """A key as PostgreSQL gets it, or as SQLite does."""
    if isinstance(value, str) and len(value) == 32:
        try:
            return UUID(value)
        except ValueError:
            return None
    return value if isinstance(value, UUID) else None


urlpatterns = [path("ho-so/tiep-nhan/", empty_reception, name="receive_dossier"), *of_the_product]
