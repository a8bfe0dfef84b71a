"""What do the verbs of a consultation ask: whom, what, by when; and the answer with its file?"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from cchc.documents.actions.store_file import store_file
from cchc.documents.file_limits import limits_on
from cchc.documents.file_names import clean_file_name
from cchc.documents.models import StoredFile
from cchc.dossiers.forms.verbs import NAME, VerbForm, text
from cchc.dossiers.models import Consultation, Dossier
from cchc.dossiers.permissions import consultations_to_answer, posts_to_consult
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actor import Actor
from cchc.organization.models import Post


class ConsultForm(VerbForm):
    consulted = forms.ChoiceField(label="Hỏi ai", required=False)
    agency = forms.CharField(
        label="Hoặc cơ quan ngoài hệ thống", max_length=NAME, required=False,
        help_text="Cơ quan không dùng phần mềm này: gửi công văn, khi có trả lời thì anh/chị ghi vào hồ sơ.",
    )  # fmt: skip
    question = text("Nội dung cần hỏi", most=2000, rows=4)
    due_on = forms.DateField(
        label="Trả lời chậm nhất ngày",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Một ngày làm việc trước hạn của hồ sơ: lấy ý kiến không dừng đồng hồ.",
        error_messages={"invalid": "Ngày này không có trong lịch. Hãy chọn lại."},
    )

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        self.posts = {str(post.pk): post for post in posts_to_consult(dossier, by)}
        own = [(key, str(post)) for key, post in self.posts.items() if post.unit_id == dossier.unit_id]
        others = [
            (key, f"{post}, {post.unit.short_name}")
            for key, post in self.posts.items()
            if post.unit_id != dossier.unit_id
        ]
        groups: list[Any] = [("", "Chọn người"), ("Trong đơn vị", own), ("Đơn vị khác", others)]
        cast(forms.ChoiceField, self.fields["consulted"]).choices = groups if others else groups[:2]

    def clean_consulted(self) -> Post | None:
        return self.posts.get(self.cleaned_data["consulted"])


class AnswerForm(VerbForm):
    consultation = forms.ChoiceField(label="Trả lời câu hỏi nào")
    answer = text("Nội dung trả lời", most=4000, rows=6)
    upload = forms.FileField(label="Văn bản kèm theo", max_length=300, required=False)

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        asked = consultations_to_answer(dossier, by).select_related("consulted__official", "consulted__position")
        self.asked = {str(each.pk): each for each in asked}
        field = cast(forms.ChoiceField, self.fields["consultation"])
        field.choices = [(key, _said(each, by)) for key, each in self.asked.items()]
        kinds = limits_on(today()).types
        self.fields["upload"].widget.attrs["accept"] = ",".join(suffix for kind in kinds for suffix in kind.suffixes)

    def clean_consultation(self) -> Consultation:
        return self.asked[self.cleaned_data["consultation"]]

    def clean_upload(self) -> StoredFile | None:
        """Stored before the act, which must not hold its lock while a file is copied."""
        upload = self.cleaned_data["upload"]
        if not upload:
            return None
        try:
            stored = store_file(upload=upload, name=upload.name)
        except ActionRefused as refused:
            raise ValidationError(str(refused.refusal)) from None
        kind = limits_on(today()).accepted(stored.media_type)
        self.file_name = clean_file_name(upload.name, kind) if kind else upload.name
        return stored

    def words(self) -> dict[str, Any]:
        said = super().words()
        file = said.pop("upload")
        return said | ({"file": file, "file_name": self.file_name} if file else {})


def _said(consultation: Consultation, by: Actor) -> str:
    who = f"{consultation.whom}: " if consultation.consulted_id != by.post_id else ""
    return f"{who}{consultation.question}"
