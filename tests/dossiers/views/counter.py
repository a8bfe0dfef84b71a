"""A clerk at the counter, and the form as a browser sends it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from cchc.accounts.models import User
from tests.factories.dossiers import BIRTH

BIRTH_PAPERS = ("to-khai", "giay-chung-sinh", "thong-tin-dinh-danh")


def sign_in(client: Client, username: str) -> Client:
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def typed(**changes: Any) -> dict[str, Any]:
    """A complete request for the registration of a birth."""
    return {
        "submission": str(uuid4()),
        "applicant_number": "099 198 004 512",
        "applicant_name": "Trương Thị Diệu Linh",
        "applicant_born_on": "14061998",
        "applicant_address": "Số 18 ngõ 42, tổ dân phố 5",
        "applicant_phone": "0900 000 318",
        "for_whom": "self",
        "result_by": "counter",
        "procedure": BIRTH,
        "papers_of": BIRTH,
        "papers": list(BIRTH_PAPERS),
        "summary": "Con: Trương Gia Bảo",
    } | changes


def send(client: Client, verb: str, form: dict[str, Any], **options: Any) -> Any:
    return client.post(reverse(verb), form, **options)
