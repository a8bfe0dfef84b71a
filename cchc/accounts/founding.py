"""How does a new unit begin? With the system's own post, and one administrator who is let in by it."""

from __future__ import annotations

from django.db import transaction

from cchc.accounts.actions.open_account import open_account
from cchc.accounts.models import User
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actions.add_official import add_official
from cchc.organization.actions.give_post import give_post
from cchc.organization.actor import Actor
from cchc.organization.loading import store_units
from cchc.organization.models import Official, Position, Post, Unit
from cchc.organization.schema import UnitContent

SYSTEM = "Hệ thống"


def why_not_found() -> Refusal | None:
    unit = Unit.objects.order_by("-valid_from", "tier", "code").first()
    return Refusal(f"Nơi này đã có đơn vị ({unit}). Lệnh này chỉ dùng cho cơ sở dữ liệu trống.") if unit else None


@transaction.atomic
def found_unit(units: list[UnitContent], *, full_name: str, username: str, password: str) -> User:
    """Store the units, whose last one is founded here; returns its first administrator's account."""
    refuse(why_not_found())
    unit = store_units(units)[units[-1].code]
    by = _system_of(unit)
    official = add_official(by=by, full_name=full_name)
    give_post(official=official, by=by, position=_position("admin"), held_from=today())
    user, _ = open_account(official=official, by=by, username=username, password=password)
    return user


def _system_of(unit: Unit) -> Actor:
    """The named account through which the system itself acts; nobody signs in with it."""
    official = Official.objects.create(unit=unit, full_name=SYSTEM)
    post = Post.objects.create(official=official, unit=unit, position=_position("system"), held_from=unit.valid_from)
    return Actor(official, post)


def _position(role: str) -> Position:
    return Position.objects.filter(role=role).order_by("order")[0]
