"""Who may sign in: an account belongs to one official."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from cchc.lifecycle.built_once import BuiltOnce
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Official
from cchc.ui.text import fold


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet[User]:
        return super().get_queryset().select_related("official")

    def get(self, *args: Any, **asked: Any) -> User:
        """By the key alone, as every page asks for who signed in, with a query built once."""
        if args or asked.keys() != {"pk"}:
            return super().get(*args, **asked)
        for user in BY_KEY(**asked):
            return user
        raise User.DoesNotExist

    def get_by_natural_key(self, username: str | None) -> User:
        """Names of accounts do not depend on capitals."""
        return self.get(username=(username or "").strip().lower())

    def free_username(self, full_name: str) -> str:
        """Nguyễn Thị Đào → daont, with a number behind it when somebody has the name already."""
        *before, given = fold(full_name).split()
        name = re.sub(r"[^a-z0-9]", "", given + "".join(word[0] for word in before)) or "canbo"
        taken = set(self.filter(username__startswith=name).values_list("username", flat=True))
        numbered = (f"{name}{number}" for number in count(2))
        return name if name not in taken else next(each for each in numbered if each not in taken)


class User(Identified, AbstractBaseUser):
    """Tài khoản: how an official signs in. What he may do follows from his posts, never from the account."""

    username = models.CharField(max_length=60, unique=True)
    official = models.OneToOneField(Official, on_delete=models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["official"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(username__regex=r"^[a-z0-9][a-z0-9._-]*$"), name="username_plain")
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        return self.official.full_name

    @property
    def plain_name(self) -> str:
        """The official's name without marks, as people type it into passwords."""
        return fold(self.official.full_name)


BY_KEY = BuiltOnce(lambda pk: User.objects.filter(pk=pk), pk=models.UUIDField())
