"""A person enters the list of the unit once."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.add_official import add_official, why_not_add_official
from cchc.organization.models import Official
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def test_an_official_of_the_unit_in_which_one_acts() -> None:
    by = actor("vanthu", role="admin")
    official = add_official(
        by=by, full_name="  Nguye\u0302\u0303n  Thị Đào ", personal_number="099192004512", phone=" 0900 1 "
    )
    assert (official.unit, official.full_name, official.phone) == (ward(), "Nguyễn Thị Đào", "0900 1")
    event = events_of(official).get()
    assert (event.name, event.official_name, event.post_label) == ("official_added", "Ngô Hải Yến", "Quản trị hệ thống")


@pytest.mark.parametrize("username", ["chutich", "vanthu", "motcua", "captren", "chutich.hlt"])
def test_only_the_administrator(username: str) -> None:
    role = "office" if username == "vanthu" else None
    assert "quản trị" in str(why_not_add_official(by=actor(username, role=role)))


@pytest.mark.parametrize(
    ("name", "number", "sentence"),
    [
        ("Đào", "", "đủ họ và tên"),
        ("   ", "", "đủ họ và tên"),
        ("Nguyễn Thị Đào 2", "", "không kèm chữ số"),
        ("Nguyễn Thị Đào", "12345", "12 chữ số"),
        ("Nguyễn Thị Đào", "09919200451x", "12 chữ số"),
        ("Nguyễn Thị Đào", "099075000001", "Trịnh Quốc Đạt"),
        ("Trịnh Quốc Đạt", "", "phân biệt hai người"),
    ],
)
def test_refusals(name: str, number: str, sentence: str) -> None:
    before = Official.objects.count()
    with pytest.raises(ActionRefused, match=sentence):
        add_official(by=actor("vanthu", role="admin"), full_name=name, personal_number=number)
    assert Official.objects.count() == before


def test_two_people_of_one_name_differ_by_number() -> None:
    by = actor("vanthu", role="admin")
    second = add_official(by=by, full_name="Trịnh Quốc Đạt", personal_number="099075000099")
    assert Official.objects.filter(unit=ward(), full_name=second.full_name).count() == 2


@pytest.mark.parametrize("columns", [{"full_name": ""}, {"full_name": "A B", "personal_number": "123"}])
def test_the_database_keeps_the_rule(columns: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.create(unit=ward(), **columns)
