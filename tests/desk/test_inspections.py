"""Whoever must answer a finding, or look at his own field, finds it on his first screen."""

from __future__ import annotations

import pytest
from django.test import Client

from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.models import Status
from cchc.lifecycle.clock import clock_at
from tests.factories.inspections import INSPECTED, found, inspection_at, self_inspection
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db


def titles(username: str) -> list[str]:
    client = Client()
    client.force_login(actor(username).official.user)  # type: ignore[attr-defined]
    return [group.title for group in client.get("/viec-cua-toi/").context["groups"]]


def test_a_finding_lies_on_the_desk_until_it_is_answered() -> None:
    with clock_at(MONDAY):
        finding = found(inspection_at(Status.OPEN))
        assert "Phát hiện kiểm tra chờ trả lời" in titles(INSPECTED)
        assert "Phát hiện kiểm tra chờ trả lời" not in titles("tuphap")
        answer_finding(finding=finding, by=actor(INSPECTED), answer="Thống nhất")
        assert titles(INSPECTED) == []


def test_a_self_inspection_lies_on_the_desk_of_its_lead() -> None:
    with clock_at(MONDAY):
        self_inspection()
        assert titles("truongphongvhxh") == ["Tự kiểm tra hằng quý"]
        assert titles("truongphongkinhte") == []
