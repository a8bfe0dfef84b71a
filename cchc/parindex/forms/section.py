"""One section of a rubric's draft as a form; what cannot be kept is said beside its box."""

from __future__ import annotations

from typing import Any

from django import forms
from pydantic import ValidationError

from cchc.content.reading import reason_of
from cchc.parindex.editing import Box, Document, boxes_of, typed_into
from cchc.parindex.models import RubricDraft
from cchc.parindex.new_rules import KINDS, OUTSIDE_ONLY
from cchc.parindex.schema import METHODS, Place, RubricContent

ZERO = {"full": "điểm tối đa", "zero": "0 điểm", "not_applicable": "không áp dụng"}


class SeenForm(forms.Form):
    """`seen` is the save that the page showed."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class SectionForm(SeenForm):
    """The boxes of one section."""

    def __init__(self, draft: RubricDraft, section: str, data: Any = None) -> None:
        super().__init__(data, initial={"seen": draft.saves})
        self.document: Document = draft.content.model_dump(mode="json")  # in the schema's order
        self.section = section
        for box in boxes_of(self.document, section):
            self.fields[box.name] = _field(box, self.document)

    def content(self) -> RubricContent | None:
        """The whole rubric as typed; None when a box holds what cannot be kept."""
        document = typed_into(self.document, self.section, self.cleaned_data)
        try:
            return RubricContent.model_validate(document)
        except ValidationError as error:
            for fault in error.errors():
                number = fault["type"] == "decimal_parsing"
                self._tell(fault["loc"], "hãy ghi số, ví dụ 0,25" if number else reason_of(fault).partition(": ")[2])
            return None

    def _tell(self, at: Place, reason: str) -> None:
        """At the box, else for the whole form; the name of a rule's kind is no part of a box's name."""
        name = ".".join(str(part) for part in at if part not in KINDS)
        self.add_error(name if name in self.fields else None, reason[:1].upper() + reason[1:] + ".")


def _field(box: Box, document: Document) -> forms.Field:
    common: dict[str, Any] = {"label": box.label, "initial": box.value}
    match box.kind:
        case "number":
            widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
            if box.at[-1] == "max":
                widget.attrs["data-max"] = ".".join(str(part) for part in box.at[:-1])
            return forms.CharField(widget=widget, max_length=20, **common)
        case "long" | "evidence":
            return forms.CharField(widget=forms.Textarea({"rows": 2}), required=False, max_length=2000, **common)
        case "lead":
            leads = [("", "Chưa ghi"), *document["leads"].items()]
            return forms.ChoiceField(choices=leads, required=False, **common)
        case "kind":
            inside = box.at[0] == "parts"
            kinds = [(kind, name) for kind, name in KINDS.items() if not inside or kind not in OUTSIDE_ONLY]
            return forms.ChoiceField(choices=kinds, **common)
        case "zero":
            return forms.ChoiceField(choices=list(ZERO.items()), **common)
        case "method":
            return forms.ChoiceField(choices=list(METHODS.items()), **common)
    return forms.CharField(max_length=500, required=box.at[-1] not in ("a", "b"), **common)
