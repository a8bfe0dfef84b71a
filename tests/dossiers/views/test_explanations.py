"""Can a group be explained from the list, and does the head accept or return it on one page?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from cchc.dossiers.models import LatenessExplanation
from cchc.lifecycle.clock import clock_at
from tests.dossiers.views.conftest import SignIn
from tests.factories import late
from tests.factories.dossiers import holder
from tests.factories.late import september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
SAID = {"cause": "workload", "explanation": "Dồn việc sau kỳ nghỉ lễ, đã điều thêm người."}


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with clock_at(september(25)):
        yield


def address(*dossiers: Any, month: str = "2026-09") -> str:
    return f"{reverse('explain_lateness')}?thang={month}" + "".join(f"&ho-so={each.pk}" for each in dossiers)


def test_a_group_is_explained_and_accepted(sign_in: SignIn) -> None:
    group = [late.whole_late(), late.extended()]
    lead = sign_in(actor("chanhvanphong"))
    asked = lead.get(address(*group))
    assert "Giải trình một lần cho 2 hồ sơ" in asked.content.decode()
    answer = lead.post(address(*group), SAID)
    stated = LatenessExplanation.objects.get()
    assert answer["Location"] == reverse("explanation", args=[stated.pk])
    assert "của chính anh/chị" in lead.get(answer["Location"]).content.decode()

    chair = sign_in(actor("chutich"))
    assert "Chấp nhận giải trình" in chair.get(answer["Location"]).content.decode()
    assert chair.post(reverse("accept_explanation", args=[stated.pk]))["Location"] == answer["Location"]
    stated.refresh_from_db()
    assert stated.accepted_at
    story = chair.get(reverse("dossier", args=[group[0].pk])).content.decode()
    assert "nguyên nhân «Số hồ sơ tăng đột biến, dồn việc»: Dồn việc sau kỳ nghỉ lễ, đã điều thêm người" in story
    assert chair.post(reverse("accept_explanation", args=[stated.pk])).status_code == 409


def test_returned_with_a_reason_only(sign_in: SignIn) -> None:
    dossier = late.still_late()
    officer = sign_in(holder(dossier))
    assert "giải trình</a>" in officer.get(reverse("dossier", args=[dossier.pk])).content.decode()
    officer.post(address(dossier), SAID)
    stated = LatenessExplanation.objects.get()
    chair, back = sign_in(actor("chutich")), reverse("return_explanation", args=[stated.pk])
    assert chair.post(back, {"reason": ""}).status_code == 422
    assert chair.post(back, {"reason": "Nêu biện pháp."}).status_code == 302
    assert "Nêu biện pháp." in officer.get(reverse("explanation", args=[stated.pk])).content.decode()
    assert "giải trình</a>" in officer.get(reverse("dossier", args=[dossier.pk])).content.decode()


def test_what_was_typed_is_kept_with_the_refusal(sign_in: SignIn) -> None:
    client, dossier = sign_in(actor("chutich")), late.whole_late()
    missing = client.post(address(dossier), {**SAID, "cause": ""})
    assert missing.status_code == 422
    assert "Dồn việc sau kỳ nghỉ lễ" in missing.content.decode()
    in_time = late.in_time()
    wrong = client.post(address(dossier, in_time), SAID)
    assert wrong.status_code == 422
    assert f"Hồ sơ {in_time.code} không trễ trong tháng này" in wrong.content.decode()
    assert not LatenessExplanation.objects.exists()


def test_nothing_chosen_and_nonsense(sign_in: SignIn) -> None:
    client = sign_in(actor("chutich"))
    assert "ít nhất một hồ sơ" in client.get(address()).content.decode()
    assert client.get(f"{reverse('explain_lateness')}?ho-so=x").status_code == 404
    assert client.get(address(late.whole_late(), month="2026-19")).status_code == 404
    assert sign_in(actor("chutich.hlt")).get(address(late.whole_late())).status_code == 404
