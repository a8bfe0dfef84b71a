"""Does every form come out as a PDF when the dossier has it, with a QR code that leads back to the dossier?"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.sheets import SHEETS
from cchc.dossiers.tracking import dossier_of
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db

RECEIVED = {"01", "06", "han", "thoi-gian-giu"}
PRINTED = {
    Status.AWAITING_COMPLETION: {"02"},
    Status.REFUSED: {"03"},
    Status.AWAITING_SUPPLEMENT: RECEIVED | {"02"},
    Status.STOPPED: RECEIVED | {"02", "05"},
    Status.WITHDRAWN: RECEIVED | {"05"},
    Status.RETURNED: RECEIVED | {"bien-nhan"},
    Status.ARCHIVED: RECEIVED | {"bien-nhan"},
}


def printed(client: Client, dossier: Dossier, word: str) -> bytes:
    response = client.get(reverse("print_form", args=[dossier.pk, word]))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return bytes(response.content)


@pytest.mark.parametrize("status", list(Status))
def test_only_the_forms_of_its_state(status: Status, sign_in: SignIn) -> None:
    dossier, client = dossier_at(status), sign_in(actor("motcua"))
    for word in SHEETS:
        response = client.get(reverse("print_form", args=[dossier.pk, word]))
        assert response.status_code == (200 if word in PRINTED.get(status, RECEIVED) else 404), (status, word)
        if response.status_code == 200:
            assert response.content.startswith(b"%PDF-")
            assert response["Content-Disposition"] == f'inline; filename="{word}-{dossier.code or dossier.pk}.pdf"'
            assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("word", ["05", "99", "clock"])
def test_no_such_form(word: str, sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert sign_in(actor("motcua")).get(reverse("print_form", args=[dossier.pk, word])).status_code == 404


def test_another_ward_prints_nothing(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert sign_in(actor("motcua.hlt")).get(reverse("print_form", args=[dossier.pk, "01"])).status_code == 404


def test_the_qr_code_leads_to_the_dossier(sign_in: SignIn, tmp_path: Path) -> None:
    dossier = dossier_at(Status.RECEIVED)
    (tmp_path / "form.pdf").write_bytes(printed(sign_in(actor("motcua")), dossier, "01"))
    subprocess.run(["pdftoppm", "-r", "200", "-png", tmp_path / "form.pdf", tmp_path / "form"], check=True)
    picture = next(tmp_path.glob("form*.png"))
    seen = subprocess.run(["zbarimg", "--raw", "-q", picture], check=True, capture_output=True, text=True).stdout
    assert dossier.code in seen.split()
    address = next(line for line in seen.split() if line.startswith("http"))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert urlsplit(address).path == reverse("track")
    assert dossier_of(asked["ma"], asked["khoa"]) == dossier
    assert not re.search("099192004512|Nguy", address)
