"""What does the counter ask of a person who brings an interlinked request? The person as always, then the parts."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from cchc.dossiers.forms.draft import Draft
from cchc.dossiers.forms.offers import Offer
from cchc.dossiers.forms.reception import NumberField, ReceptionForm, _text
from cchc.dossiers.group_filing import GroupFiling, why_not_file_group
from cchc.dossiers.interlinked import GroupContent, MemberContent
from cchc.dossiers.models import DossierGroup
from cchc.lifecycle.clock import today
from cchc.organization.models import Unit


@dataclass(frozen=True)
class PartLine:
    """One part as the form shows it."""

    content: MemberContent
    chosen: bool


class GroupForm(ReceptionForm):
    """The reception form of one group; whom it is about is always somebody else than who hands it in."""

    travels = forms.ChoiceField(
        label="Chuyển giữa các cơ quan", choices=DossierGroup.Travels.choices, widget=forms.RadioSelect
    )
    owner_number = NumberField("Số định danh, nếu có", required=False)

    def __init__(self, draft: Draft, *, offer: Offer, content: GroupContent, unit: Unit) -> None:
        fixed = {"procedure": offer.code, "papers_of": offer.code, "for_whom": "other", "competent": ""}
        super().__init__(draft | fixed, found=[offer], verb="receive_group", unit=unit)
        self.content, self.parts = content, content.offered(today())
        for name in ("case", "fee_case"):
            self.fields.pop(name, None)
        optional = [(part.key, part.task) for part in self.parts if part.optional]
        self.fields["members"] = forms.MultipleChoiceField(label="Phần tự chọn", choices=optional, required=False)
        self.fields["owner_name"] = _text(f"Họ tên {content.owner.lower()}", 120,
                                          required=f"Ghi họ tên {content.owner.lower()}.")  # fmt: skip

    @property
    def part_lines(self) -> list[PartLine]:
        chosen = self.data.get("members", [])
        return [PartLine(part, not part.optional or part.key in chosen) for part in self.parts]

    def group_filing(self) -> GroupFiling:
        """The request of a valid form."""
        chosen = frozenset(self.cleaned_data["members"])
        return GroupFiling(self.filing(), self.content, chosen, self.cleaned_data["travels"])

    def _refuse(self) -> None:
        if refusal := why_not_file_group(self.group_filing()):
            self.add_error(None, str(refusal))


def group_draft(draft: Draft, content: GroupContent) -> Draft:
    """What stands in the form before anybody chose: every optional part that excludes no other, sent electronically."""
    kept = dict(draft)
    if "travels" not in draft:
        chosen = [part.key for part in content.offered(today()) if part.optional and not part.choice]
        kept |= {"travels": DossierGroup.Travels.ELECTRONIC, "members": chosen}
    if draft.get("papers_of") != content.code:
        kept["papers"] = []
    return kept
