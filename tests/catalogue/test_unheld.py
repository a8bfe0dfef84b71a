"""Which steps would stop because nobody of the unit holds the role in the field?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.catalogue.unheld import unheld_steps
from cchc.lifecycle.clock import today
from cchc.organization.models import Field, Post
from tests.factories.office import ward

pytestmark = pytest.mark.django_db


def test_the_demonstration_ward_holds_every_step() -> None:
    assert unheld_steps(ward()) == []


def test_a_field_that_nobody_answers_for_is_named_with_its_role() -> None:
    of_labour = Post.objects.get(official__full_name="Đặng Minh Quân")
    of_labour.fields.set([Field.objects.get(code="ho-tich")])
    (unheld,) = unheld_steps(ward())
    assert (unheld.roles, unheld.fields) == ("Công chức chuyên môn", ["Hộ kinh doanh, thương mại"])
    assert len(unheld.procedures) == Field.objects.get(code="ho-kinh-doanh").procedures.count()
    of_labour.fields.clear()  # every field
    assert unheld_steps(ward()) == []


def test_one_of_two_roles_is_enough_until_neither_is_held() -> None:
    chair = Post.objects.filter(unit=ward(), position__role="chair")
    chair.update(held_until=today() - timedelta(days=1))
    assert {each.roles for each in unheld_steps(ward())} == {"Chủ tịch Ủy ban nhân dân"}
    Post.objects.filter(position__role="vice_chair").update(held_until=today() - timedelta(days=1))
    roles = "Chủ tịch Ủy ban nhân dân hoặc Phó Chủ tịch Ủy ban nhân dân"
    assert roles in {each.roles for each in unheld_steps(ward())}
