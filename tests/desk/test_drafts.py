"""A process that was submitted lies on the Chair's desk, on nobody else's, and is gone once approved."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cchc.accounts.models import User
from tests.factories import processes

pytestmark = pytest.mark.django_db
TITLE = "Quy trình nội bộ chờ phê duyệt"


def desk_of(username: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("my_work")).text


def test_waits_for_the_chair_only() -> None:
    draft = processes.submitted()
    assert TITLE in desk_of("chutich")
    assert reverse("process_draft", args=[draft.pk]) in desk_of("chutich")
    assert TITLE not in desk_of("phochutich")
    assert TITLE not in desk_of("vanphong")
    processes.approve(draft)
    assert TITLE not in desk_of("chutich")
