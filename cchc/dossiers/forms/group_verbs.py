"""What does each verb of an interlinked dossier ask before it acts?"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms

from cchc.dossiers.actions.amend_dossier import AMENDABLE
from cchc.dossiers.actions.hand_on_papers import destinations
from cchc.dossiers.chain import Chain
from cchc.dossiers.forms.ending import amendable_fields
from cchc.dossiers.forms.verbs import LONG_TEXT, NAME, text
from cchc.dossiers.models import DossierGroup
from cchc.organization.actor import Actor


class GroupVerbForm(forms.Form):
    """`seen` is the state in which the page was opened: what has moved on since is not acted upon twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, chain: Chain, by: Actor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = state_of_chain(chain)
        for field in self.fields.values():
            field.error_messages["required"] = "Hãy điền ô này."
        self.prepare(chain, by)

    def prepare(self, chain: Chain, by: Actor) -> None:
        """Fields that depend on the group."""

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def state_of_chain(chain: Chain) -> str:
    """Changes with every act on the group or on one of its parts."""
    dossiers = (part.dossier for part in chain.parts)
    states = " ".join(f"{each.status}:{each.current_step_id}" if each else "-" for each in dossiers)
    return f"{states} {chain.group.hand_overs.count()} {chain.group.hand_overs.filter(confirmed_at=None).count()}"


class StartForm(GroupVerbForm):
    member = forms.TypedChoiceField(label="Phần chuyển đi", coerce=UUID)

    def prepare(self, chain: Chain, by: Actor) -> None:
        field = cast(forms.ChoiceField, self.fields["member"])
        field.choices = [(part.member.pk, f"{part.name}: {part.member.unit.name}") for part in chain.startable()]


class HandOnForm(GroupVerbForm):
    to_unit = forms.TypedChoiceField(
        label="Giao cho", coerce=UUID, help_text="Đơn vị đang giải quyết một phần đứng đầu danh sách."
    )
    papers = text("Giấy tờ trong bộ", rows=3, help_text="Kể cả kết quả của các phần đã xong.")

    def prepare(self, chain: Chain, by: Actor) -> None:
        field = cast(forms.ChoiceField, self.fields["to_unit"])
        field.choices = [(unit.pk, unit.name) for unit in destinations(chain, by)]
        given = [paper.name for paper in chain.group.procedure.content.papers if paper.code in chain.group.papers]
        ready = [part.content.result for part in chain.parts if part.dossier and part.dossier.issued_at]
        self.initial["papers"] = "; ".join([*given, *ready])


class ConfirmForm(GroupVerbForm):
    """Nothing is asked: who presses signs for the bundle."""


class GroupSupplementForm(GroupVerbForm):
    note = text("Ghi chú", most=500, rows=2, required=False, help_text="Những gì người nộp đã mang đến.")


class GroupHandOverForm(GroupVerbForm):
    to_name = forms.CharField(
        label="Họ tên người nhận",
        max_length=NAME,
        help_text="Người nộp hoặc người được ủy quyền; đã kiểm tra giấy tờ tùy thân.",
    )

    def prepare(self, chain: Chain, by: Actor) -> None:
        self.initial["to_name"] = chain.group.applicant_name


class GroupAmendForm(GroupVerbForm):
    """Every amendable fact as it stands, to be changed in place."""

    reason = text("Người nộp đề nghị sửa đổi thế nào", rows=2)

    def prepare(self, chain: Chain, by: Actor) -> None:
        reason = self.fields.pop("reason")
        self.fields.update(amendable_fields(DossierGroup))
        self.fields["reason"] = reason
        self.initial.update({name: getattr(chain.group, name) for name in AMENDABLE})

    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"changes": {name: said[name] for name in AMENDABLE}, "reason": said["reason"]}


class GroupWithdrawalForm(GroupVerbForm):
    asked_by_name = forms.CharField(label="Họ tên người rút hồ sơ", max_length=NAME)
    reason = text("Lý do rút hồ sơ", rows=2)
    papers_back = text(
        "Giấy tờ trả lại", most=LONG_TEXT, rows=4, required=False, help_text="Mỗi dòng một loại giấy tờ."
    )

    def prepare(self, chain: Chain, by: Actor) -> None:
        self.initial["asked_by_name"] = chain.group.applicant_name
        given = [paper.name for paper in chain.group.procedure.content.papers if paper.code in chain.group.papers]
        self.initial["papers_back"] = "\n".join(given)
