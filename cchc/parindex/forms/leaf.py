"""What is asked about one criterion besides its inputs: evidence, appraisal, explanation."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby
from typing import Any, cast

from django import forms

from cchc.documents.file_limits import limits_on
from cchc.documents.file_names import clean_file_name
from cchc.lifecycle.clock import today
from cchc.parindex.actions.add_evidence import EvidenceWords
from cchc.parindex.actions.appraise_leaf import AppraisalWords
from cchc.parindex.evidence_pages import EvidencePage
from cchc.parindex.forms.inputs import NumberField, number_said
from cchc.parindex.models import Evidence, LeafScore, RoundStatus
from cchc.parindex.numbers import written
from cchc.parindex.schema import Leaf
from cchc.parindex.striking import strikes, struck_by
from cchc.plans.evidence import store
from cchc.plans.forms.verbs import REQUIRED, day


class EvidenceForm(forms.Form):
    """A file, or a page of this system; its title, number and day are taken from the page where they are left open."""

    upload = forms.FileField(label="Tệp", required=False, help_text="Bản ký số hoặc bản quét.")
    page = forms.ChoiceField(label="Hoặc trang của hệ thống", required=False)
    title = forms.CharField(
        label="Tên tài liệu", max_length=300, required=False, help_text="Để trống thì lấy tên tệp hoặc tên trang."
    )
    symbol = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    issued_on = day("Ngày ban hành", required=False)
    codes = forms.CharField(
        label="Dùng chung cho tiêu chí khác", max_length=500, required=False,
        help_text="Ghi mã, cách nhau bằng dấu phẩy: 1.1.2, 1.3.1.",
    )  # fmt: skip
    replaces = forms.ModelChoiceField(
        label="Là phiên bản mới của", queryset=Evidence.objects.none(), required=False, empty_label="Tài liệu mới",
        error_messages={"invalid_choice": "Tài liệu này đã có phiên bản mới hơn. Hãy chọn lại."},
    )  # fmt: skip

    def __init__(self, *args: Any, line: LeafScore, pages: list[EvidencePage], known: set[str]) -> None:
        super().__init__(*args)
        self.known, self.pages = known, {each.address: each for each in pages}
        groups = groupby(pages, key=lambda each: each.kind)
        cast(forms.ChoiceField, self.fields["page"]).choices = [
            ("", "Không chọn"), *((kind, [(each.address, str(each)) for each in group]) for kind, group in groups)
        ]  # fmt: skip
        cast(forms.ModelChoiceField, self.fields["replaces"]).queryset = line.evidence.filter(replaced_by=None)

    def clean_codes(self) -> list[str]:
        codes = [code for code in re.split(r"[\s,;]+", self.cleaned_data["codes"]) if code]
        if unknown := [code for code in codes if code not in self.known]:
            raise forms.ValidationError(f"Bộ tiêu chí không có mã «{unknown[0]}».")
        return codes

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("upload") and said.get("page"):
            raise forms.ValidationError("Chọn tệp hoặc trang của hệ thống, không chọn cả hai.")
        return said

    def words(self) -> dict[str, Any]:
        """The file goes into the store first, outside the transaction."""
        said, page = self.cleaned_data, self.pages.get(self.cleaned_data["page"])
        stored, name = store([said["upload"]])[0] if said["upload"] else (None, "")
        kind = limits_on(today()).accepted(stored.media_type) if stored else None
        name = clean_file_name(name, kind) if kind else name[:120]
        words = EvidenceWords(
            title=said["title"] or (page.title if page else name.rpartition(".")[0] or name),
            symbol=said["symbol"] or (page.symbol if page else ""),
            issued_on=said["issued_on"] or (page.issued_on if page else None),
            address=page.address if page else "", file=stored, file_name=name, replaces=said["replaces"],
        )  # fmt: skip
        return {"words": words, "codes": said["codes"]}


class AppraisalForm(forms.Form):
    """Points and why; the first time with a question for the unit. A survey gives points only."""

    points = NumberField(whole=False, label="Điểm thẩm định")
    applies = forms.BooleanField(label="Không áp dụng cho đơn vị", required=False)
    note = forms.CharField(
        label="Nhận xét, lý do", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Bắt buộc khi khác điểm tự chấm.",
    )  # fmt: skip
    question = forms.CharField(
        label="Yêu cầu giải trình", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Để trống nếu đơn vị không phải giải trình tiêu chí này.",
    )  # fmt: skip

    def __init__(self, *args: Any, line: LeafScore, leaf: Leaf) -> None:
        second = line.assessment.round.status == RoundStatus.SECOND_APPRAISAL
        stages = (line.second_points, line.first_points, line.self_points) if second else (
            line.first_points, line.self_points)  # fmt: skip
        points = next((each for each in stages if each is not None), None)
        note = line.second_note if second else line.first_note
        super().__init__(*args)
        self.initial.update(points=number_said(points), note=note, question=line.question, applies=not line.applies)
        self.fields["points"].help_text = f"Từ 0 đến {written(leaf.max)}."
        if second:
            self.fields["points"].label = "Điểm thẩm định lần 2"
            del self.fields["question"]
        if leaf.method == "survey":
            self.fields["points"].label = "Điểm điều tra xã hội học"
            self.fields["note"].help_text = "Số phiếu, ngày điều tra."
            self.fields.pop("question", None)

        if strikes(leaf):
            self._ask_what_is_struck(line, leaf, "second" if second else "first")

    def _ask_what_is_struck(self, line: LeafScore, leaf: Leaf, stage: str) -> None:
        """Instead of points: they follow from how many criteria are named."""
        del self.fields["applies"]
        self.fields["points"] = forms.CharField(
            label="Mã các tiêu chí thành phần vi phạm", max_length=1000, required=False,
            help_text="Cách nhau bằng dấu phẩy, ví dụ 3.4.1, 1.3.1; không có thì để trống.",
        )  # fmt: skip
        named = struck_by(line.assessment, leaf.code, stage)
        if not named and line.first_points is None:
            named = struck_by(line.assessment, leaf.code, "self")
        self.initial["points"] = ", ".join(named)

    def words(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if "applies" not in said:
            codes = tuple(code for code in re.split(r"[\s,;]+", said.pop("points")) if code)
            return {"words": AppraisalWords(points=None, struck=codes, **said)}
        points, does_not = said.pop("points"), said.pop("applies")
        exact = None if does_not or points is None else Decimal(str(points))
        return {"words": AppraisalWords(points=exact, applies=not does_not, **said)}


class ExplanationForm(forms.Form):
    explanation = forms.CharField(
        label="Giải trình", max_length=2000, widget=forms.Textarea({"rows": 5}), error_messages=REQUIRED,
        help_text="Có tài liệu mới thì thêm ở phần «Tài liệu kiểm chứng».",
    )  # fmt: skip

    def __init__(self, *args: Any, line: LeafScore) -> None:
        super().__init__(*args)
        self.initial.update(explanation=line.explanation)

    def words(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
