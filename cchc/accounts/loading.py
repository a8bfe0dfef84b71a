"""How a unit's officials, their posts and accounts come from a content file. Doing it twice changes nothing."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cchc.accounts.models import User
from cchc.content.reading import ContentError, read
from cchc.lifecycle.clock import today
from cchc.organization.models import Field, Official, Position, Post, Unit
from cchc.organization.schema import OfficialContent, OfficialsFile


@transaction.atomic
def load_officials(path: Path, *, password: str) -> list[User]:
    """The accounts of the file; a new one starts with `password`."""
    content = read(path, OfficialsFile)
    units = {unit.code: unit for unit in Unit.objects.in_force(today())}
    if content.unit not in units:
        raise ContentError([(path, 1, f"chưa có đơn vị «{content.unit}»")])
    encoded = make_password(password)  # slow on purpose, so once for the whole file
    users = []
    for each in content.officials:
        official = _load_official(each, units=units, unit=units[content.unit])
        if each.username:
            user, _ = User.objects.get_or_create(
                username=each.username,
                defaults={"official": official, "password": encoded, "must_change_password": False},
            )
            users.append(user)
    return users


def _load_official(content: OfficialContent, *, units: dict[str, Unit], unit: Unit) -> Official:
    official, _ = Official.objects.get_or_create(
        unit=units[content.posts[0].unit] if content.posts[0].unit else unit,
        full_name=content.full_name,
        personal_number=content.personal_number,
        defaults={"phone": content.phone},
    )
    for post in content.posts:
        held, _ = Post.objects.get_or_create(
            official=official,
            unit=units[post.unit] if post.unit else unit,
            position=Position.objects.get(code=post.position),
            held_until=None,
            defaults={"place": post.place, "held_from": post.held_from},
        )
        held.fields.set(Field.objects.filter(code__in=post.fields))
    return official
