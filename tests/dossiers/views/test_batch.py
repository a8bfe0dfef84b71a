"""Rows chosen on a list, the preview, one line for each dossier."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from cchc.dossiers.batch import MOST, state_of
from cchc.dossiers.models import Dossier, Status
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import BIRTH, dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def values(*dossiers: Dossier) -> list[str]:
    return [f"{dossier.pk} {state_of(dossier)}" for dossier in dossiers]


def sent(client: Any, address: str, *dossiers: Dossier, verb: str = "forward_dossier", **more: str) -> Any:
    return client.post(reverse(address), {"verb": verb, "dossier": values(*dossiers), **more})


def test_the_list_offers_what_the_role_may(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    html = sign_in(actor("motcua")).get(reverse("dossiers")).content.decode()
    assert values(dossier)[0] in html
    assert "Chuyển xử lý…" in html
    assert 'name="verb"' not in sign_in(actor("vanphong")).get(reverse("dossiers")).content.decode()


def test_the_desk_offers_the_same_rows(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert values(dossier)[0] in sign_in(actor("motcua")).get(reverse("my_work")).content.decode()


def test_preview_then_run(sign_in: SignIn) -> None:
    clerk = sign_in(actor("motcua"))
    birth, gone = dossier_at(Status.RECEIVED, code=BIRTH), dossier_at(Status.FORWARDED)
    preview = sent(clerk, "preview_batch", birth, gone, back="/ho-so/?status=received")
    html = preview.content.decode()
    assert preview.status_code == 200
    assert preview.context["possible"] == 1
    assert "Không làm được" in html
    assert 'href="/ho-so/?status=received"' in html
    birth.refresh_from_db()
    assert birth.status == Status.RECEIVED

    done = sent(clerk, "run_batch", birth, gone)
    assert (done.context["count"], done.context["refused"]) == (1, 1)
    birth.refresh_from_db()
    assert birth.status == Status.FORWARDED
    again = sent(clerk, "run_batch", birth, verb="forward_dossier")
    assert again.context["count"] == 0


def test_to_one_person(sign_in: SignIn) -> None:
    clerk, dossier = sign_in(actor("motcua")), dossier_at(Status.RECEIVED, code=BIRTH)
    to = str(actor("tuphap2", role="officer").post_id)
    assert "Hoàng Văn Kiên" in sent(clerk, "preview_batch", dossier, to=to).context["lines"][0].said
    sent(clerk, "run_batch", dossier, to=to)
    assert str(holder(dossier).post_id) == to


def test_reassigning_asks_for_the_person_and_the_reason(sign_in: SignIn) -> None:
    chair, dossier = sign_in(actor("chutich")), dossier_at(Status.IN_PROCESS)
    answer = sent(chair, "run_batch", dossier, verb="reassign_dossier")
    assert answer.status_code == 422
    assert answer.content.decode().count("Hãy điền ô này.") >= 2


def test_nothing_chosen_says_so(sign_in: SignIn) -> None:
    for address in ("preview_batch", "run_batch"):
        answer = sign_in(actor("motcua")).post(reverse(address), {"verb": "forward_dossier"})
        assert answer.status_code == 422
        assert "Chưa chọn hồ sơ nào." in answer.content.decode()


@pytest.mark.parametrize("forged", ["", "x", "0192 y", "drop_table"])
def test_what_cannot_be_read_does_nothing(forged: str, sign_in: SignIn) -> None:
    clerk = sign_in(actor("motcua"))
    assert clerk.post(reverse("run_batch"), {"verb": forged, "dossier": [forged]}).status_code in (302, 422)
    assert clerk.post(reverse("run_batch"), {"verb": "forward_dossier", "dossier": [forged]}).status_code == 422


def test_back_leads_nowhere_else(sign_in: SignIn) -> None:
    preview = sent(sign_in(actor("motcua")), "preview_batch", dossier_at(Status.RECEIVED), back="https://vi.du/")
    assert preview.context["back_url"] == reverse("my_work")


def test_more_than_the_most_are_left_out_and_said(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    sending = {"verb": "forward_dossier", "dossier": values(dossier) * (MOST + 1)}
    assert "nhiều nhất 300 hồ sơ" in sign_in(actor("motcua")).post(reverse("preview_batch"), sending).content.decode()
