"""Can scans be added, read by those who may, and set aside, and is a bad file refused in place?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.audit.recording import events_of
from cchc.documents.models import Attachment
from cchc.dossiers.models import Dossier, Status
from tests.documents import samples
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.DATA = tmp_path
    yield


@pytest.fixture
def clerk(sign_in: SignIn) -> Client:
    return sign_in(actor("motcua"))


def upload(client: Client, dossier: Dossier, contents: bytes, name: str = "to khai.pdf", **typed: Any) -> Any:
    typed["upload"] = SimpleUploadedFile(name, contents)
    return client.post(reverse("attach_paper", args=[dossier.pk]), typed)


def attached(client: Client, dossier: Dossier) -> Attachment:
    assert upload(client, dossier, samples.PDF, paper=dossier.papers.order_by("id")[0].pk).status_code == 302
    return Attachment.objects.get()


def test_a_scan_joins_its_paper(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    scan = attached(clerk, dossier)
    html = clerk.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert scan.label == dossier.papers.order_by("id")[0].name
    assert "to khai.pdf" in html
    assert "Phạm Thị Mai Hương đính kèm 14/09, 09:00" in html


def test_a_scan_of_no_listed_paper(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    assert upload(clerk, dossier, samples.PNG, "ảnh.png", paper="").status_code == 302
    assert "Giấy tờ khác" in clerk.get(reverse("dossier", args=[dossier.pk])).content.decode()


@pytest.mark.parametrize(
    ("contents", "name", "sentence"),
    [
        (samples.EXE, "to khai.pdf", "không phải là PDF"),
        (b"", "to khai.pdf", "Tệp này trống"),
        (b"<html><script>alert(1)</script>", "a.html", "không phải là PDF"),
    ],
)
def test_a_bad_file_is_refused_on_the_page(contents: bytes, name: str, sentence: str, clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    before = events_of(dossier).count()
    response = upload(clerk, dossier, contents, name)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (Attachment.objects.count(), events_of(dossier).count()) == (0, before)


def test_without_a_file_it_says_so(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    response = clerk.post(reverse("attach_paper", args=[dossier.pk]), {"paper": ""})
    assert response.status_code == 422
    assert "Hãy chọn một tệp." in response.content.decode()


def test_papers_are_offered_by_name(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    form = clerk.get(reverse("dossier", args=[dossier.pk])).context["attaching"]
    assert [label for _, label in form.fields["paper"].choices][1] == dossier.papers.order_by("id")[0].name


def test_a_paper_of_another_dossier_is_not_offered(clerk: Client) -> None:
    dossier, other = dossier_at(Status.IN_PROCESS), dossier_at(Status.IN_PROCESS)
    assert upload(clerk, dossier, samples.PDF, paper=other.papers.all()[0].pk).status_code == 422
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(("username", "status"), [("kinhte", 409), ("captren", 409), ("motcua.hlt", 404)])
def test_only_the_counter_and_the_holder_attach(username: str, status: int, sign_in: SignIn) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    assert upload(sign_in(actor(username)), dossier, samples.PDF).status_code == status
    assert upload(sign_in(holder(dossier)), dossier, samples.PDF).status_code == 302


def test_the_scan_comes_back_as_it_was_and_cannot_run(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    address = reverse("paper_file", args=[dossier.pk, attached(clerk, dossier).pk])
    response = clerk.get(address)
    assert b"".join(response.streaming_content) == samples.PDF  # type: ignore[attr-defined]
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("inline")
    download = clerk.get(address, {"tai": "1"})
    assert download["Content-Disposition"].startswith("attachment")
    response.close()
    download.close()


def test_another_ward_reads_nothing(clerk: Client, sign_in: SignIn) -> None:
    dossier, other = dossier_at(Status.IN_PROCESS), dossier_at(Status.IN_PROCESS)
    scan = attached(clerk, dossier)
    assert sign_in(actor("motcua.hlt")).get(reverse("paper_file", args=[dossier.pk, scan.pk])).status_code == 404
    assert clerk.get(reverse("paper_file", args=[other.pk, scan.pk])).status_code == 404


def test_a_scan_attached_by_mistake_is_set_aside(clerk: Client) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    scan = attached(clerk, dossier)
    address = reverse("withdraw_paper", args=[dossier.pk, scan.pk])
    seen = clerk.get(address).context["form"].initial["seen"]
    assert clerk.post(address, {"seen": seen, "reason": " "}).status_code == 422
    assert clerk.post(address, {"seen": seen, "reason": "Nhầm hồ sơ"}).status_code == 302
    scan.refresh_from_db()
    assert scan.withdrawn_at is not None
    assert scan.file.path.exists()
    assert clerk.get(reverse("paper_file", args=[dossier.pk, scan.pk])).status_code == 404
    assert clerk.get(address).status_code == 404
    html = clerk.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "rút «to khai.pdf»: Nhầm hồ sơ" in html


@pytest.mark.parametrize(("username", "status"), [("kinhte", 409), ("motcua.hlt", 404)])
def test_nobody_else_sets_it_aside(username: str, status: int, clerk: Client, sign_in: SignIn) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    address = reverse("withdraw_paper", args=[dossier.pk, attached(clerk, dossier).pk])
    stranger = sign_in(actor(username))
    assert stranger.get(address).status_code == stranger.post(address, {"reason": "x"}).status_code == status
