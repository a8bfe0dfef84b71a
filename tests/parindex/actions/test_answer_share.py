"""Who is named answers for himself: he takes it upon himself or contests it, in words."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.answer_share import answer_share, why_not_answer_share
from cchc.parindex.models import Answer
from tests.factories.office import actor
from tests.factories.rounds import share_of, stated

pytestmark = pytest.mark.django_db


def test_contested_and_then_taken() -> None:
    lost = stated(("tuphap", 70), ("tuphap2", 30))
    contested = answer_share(
        share=share_of(lost, "tuphap"), by=actor("tuphap"), answer=Answer.CONTESTED, words="Hồ sơ đến muộn"
    )
    assert (contested.answer, contested.words) == ("contested", "Hồ sơ đến muộn")
    answer_share(share=share_of(lost, "tuphap"), by=actor("tuphap"), answer=Answer.CONFIRMED, words="Nhận 70 %")
    names = [event.name for event in events_of(lost)]
    assert names.count("share_answered") == 2


def test_only_for_oneself_and_only_in_words() -> None:
    lost = stated(("tuphap", 100))
    share = share_of(lost, "tuphap")
    assert "người được nêu trách nhiệm" in str(why_not_answer_share(share=share, by=actor("chutich")))
    for answer, sentence in ((Answer.CONFIRMED, "biện pháp"), (Answer.CONTESTED, "lý do"), ("maybe", "Hãy chọn")):
        with pytest.raises(ActionRefused, match=sentence):
            answer_share(share=share, by=actor("tuphap"), answer=answer, words=" ")
