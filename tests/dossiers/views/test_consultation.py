"""Is a consultation seen by those whom it concerns, and by nobody else, with its file and its lateness?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.documents.samples import PDF
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def asked(username: str) -> Dossier:
    dossier = dossier_at(Status.IN_PROCESS)
    request_consultation(
        dossier=dossier, by=holder(dossier), consulted=actor(username).post, question="Có vướng gì không?",
        due_on=date(2026, 9, 16),
    )  # fmt: skip
    return dossier


def page(client: Any, dossier: Dossier) -> Any:
    return client.get(reverse("dossier", args=[dossier.pk]))


def test_the_dossier_says_who_has_not_answered(sign_in: SignIn) -> None:
    dossier = asked("kinhte")
    with clock_at(now() + timedelta(days=3)):
        html = page(sign_in(actor("chutich")), dossier).content.decode()
    assert "Đặng Minh Quân (Công chức Kinh tế, Hạ tầng và Đô thị)" in html
    assert "Quá hạn 2 giờ" in html


def test_the_answer_comes_with_its_file(sign_in: SignIn) -> None:
    dossier = asked("kinhte")
    client = sign_in(actor("kinhte"))
    address = reverse("answer_consultation", args=[dossier.pk])
    form = client.get(address).context["form"]
    typed = {"seen": form.initial["seen"], "consultation": form.fields["consultation"].choices[0][0]}
    wrong = SimpleUploadedFile("tra-loi.pdf", b"MZ program")
    refused = client.post(address, typed | {"answer": "Không vướng", "upload": wrong})
    assert refused.status_code == 422
    assert "Không vướng" in refused.content.decode()
    file = SimpleUploadedFile("tra-loi.pdf", PDF)
    assert client.post(address, typed | {"answer": "Không vướng", "upload": file}).status_code == 302
    html = page(client, dossier).content.decode()
    assert "tra-loi.pdf" in html
    assert "Đã trả lời trong hạn" in html


def test_another_ward_sees_it_only_while_it_is_asked_and_the_dossier_runs(sign_in: SignIn) -> None:
    client, other = sign_in(actor("tuphap.hlt")), sign_in(actor("motcua.hlt"))
    dossier = asked("tuphap.hlt")
    response = page(client, dossier)
    assert response.status_code == 200
    assert "099 192 ••• 512" in response.content.decode()
    assert client.get(reverse("answer_consultation", args=[dossier.pk])).status_code == 200
    assert page(other, dossier).status_code == 404
    assert "Biểu mẫu để in" not in response.content.decode()
    assert client.get(reverse("print_form", args=[dossier.pk, "01"])).status_code == 404
    withdraw_dossier(dossier=dossier, by=actor("motcua"), asked_by_name="Nguyễn Thị Đào", reason="Thôi")
    assert page(client, dossier).status_code == 404


def test_who_completes_the_step_is_asked_why_he_does_not_wait(sign_in: SignIn) -> None:
    dossier = asked("kinhte")
    client = sign_in(holder(dossier))
    address = reverse("complete_step", args=[dossier.pk])
    form = client.get(address).context["form"]
    typed = {"seen": form.initial["seen"], "to": form.fields["to"].choices[0][0]}
    assert "Còn ý kiến chưa trả lời" in client.post(address, typed).content.decode()
    assert client.post(address, typed | {"unanswered": "Đã đủ căn cứ"}).status_code == 302
