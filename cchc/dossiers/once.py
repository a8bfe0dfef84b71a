"""What if one form is sent twice, even in the same moment? The second sending gets the first one's dossier."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError

from cchc.dossiers.filing import Filing
from cchc.dossiers.group_filing import GroupFiling
from cchc.dossiers.models import Dossier, DossierGroup
from cchc.lifecycle.act import one_act
from cchc.lifecycle.refusal import ActionRefused, Refusal
from cchc.organization.actor import Actor

Wants = ParamSpec("Wants")
Begun = TypeVar("Begun", Dossier, DossierGroup)


def once_per_form(action: Callable[Wants, Dossier]) -> Callable[Wants, Dossier]:
    """Run an action that begins a dossier in one transaction, at most once for each form."""
    return _once(action, Dossier)


def once_per_group_form(action: Callable[Wants, DossierGroup]) -> Callable[Wants, DossierGroup]:
    """The same for an interlinked dossier."""
    return _once(action, DossierGroup)


def _once(action: Callable[Wants, Begun], model: type[Begun]) -> Callable[Wants, Begun]:
    @wraps(action)
    def act(*args: Wants.args, **kwargs: Wants.kwargs) -> Begun:
        filing, by = kwargs["filing"], kwargs["by"]
        assert isinstance(filing, Filing | GroupFiling)  # noqa: S101 (every such action takes them)
        assert isinstance(by, Actor)  # noqa: S101
        try:
            return one_act(action)(*args, **kwargs)
        except (ActionRefused, IntegrityError):  # asked afterwards: a form is rarely sent twice
            twin = model._default_manager.filter(submission=filing.submission).first()
            if twin is None:
                raise
            received_at = twin.received_at_unit_id if isinstance(twin, Dossier) else None
            if by.unit_id not in (twin.unit_id, received_at):
                sentence = "Biểu mẫu này đã được dùng ở đơn vị khác. Hãy mở biểu mẫu mới rồi nhập lại."
                raise ActionRefused(Refusal(sentence)) from None
            return twin

    return act
