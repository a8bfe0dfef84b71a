"""How rows are named: UUIDv7, so that records of two installations never collide and addresses cannot be guessed."""

from __future__ import annotations

from django.db import models
from uuid_utils.compat import uuid7


class Identified(models.Model):
    """A row named by a UUIDv7."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True
