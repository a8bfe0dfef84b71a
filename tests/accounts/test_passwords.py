"""First passwords and free names."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password

from cchc.accounts.models import User
from cchc.accounts.passwords import initial_password


def test_first_passwords_are_random_readable_and_good() -> None:
    made = {initial_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", password)
        validate_password(password)


def test_the_rules_are_said_in_vietnamese() -> None:
    said = " ".join(password_validators_help_texts())
    assert "Từ 10 ký tự trở lên" in said
    assert not re.search(r"\b(password must|your|characters)\b", said, re.IGNORECASE)


@pytest.mark.django_db
def test_a_free_name_is_proposed() -> None:
    assert User.objects.free_username("Nguyễn Thị Đào") == "daont"
    assert User.objects.free_username("Đỗ") == "do"
    User.objects.filter(username="motcua").update(username="daont")
    User.objects.filter(username="motcua1").update(username="daont2")
    assert User.objects.free_username("Nguyễn Thị Đào") == "daont3"
