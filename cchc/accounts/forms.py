"""What is asked on the pages of accounts and administration, and how is a wrong answer named?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.validators import MaxValueValidator, MinValueValidator

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Field, Official, Position, Post
from cchc.organization.permissions import posts_to_stand_in_for
from cchc.organization.roles import ROLES

OUT_OF_RANGE = "Ngày phải nằm trong khoảng từ năm 2000 đến năm 2100."


class DayField(forms.DateField):
    """A day typed as 23/11/2026 or 23112026."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%d/%m/%Y", "%d%m%Y", "%Y-%m-%d"],
            widget=forms.DateInput(
                format="%d/%m/%Y", attrs={"data-date": True, "inputmode": "numeric", "autocomplete": "off"}
            ),
            validators=[
                MinValueValidator(date(2000, 1, 1), OUT_OF_RANGE),
                MaxValueValidator(date(2100, 12, 31), OUT_OF_RANGE),
            ],
            error_messages={"invalid": "Hãy ghi ngày như 23/11/2026.", "required": "Hãy ghi ngày."},
            **options,
        )


class SignInForm(AuthenticationForm):
    """One sentence for an unknown name, a wrong password and a closed account: nobody learns which names exist."""

    error_messages = {
        "invalid_login": (
            f"Tên đăng nhập hoặc mật khẩu chưa đúng. Sai {settings.AXES_FAILURE_LIMIT} lần liên tiếp thì phải chờ "
            f"{settings.AXES_COOLOFF_TIME.seconds // 60} phút."
        ),
        "inactive": "Tài khoản này đã đóng.",
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, label in (("username", "Tên đăng nhập"), ("password", "Mật khẩu")):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = f"Hãy gõ {label[0].lower()}{label[1:]}."

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).strip().lower()


class NewPasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        "password_incorrect": "Mật khẩu hiện tại chưa đúng.",
        "password_mismatch": "Hai lần gõ mật khẩu mới chưa giống nhau.",
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, label in (
            ("old_password", "Mật khẩu hiện tại"),
            ("new_password1", "Mật khẩu mới"),
            ("new_password2", "Gõ lại mật khẩu mới"),
        ):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].error_messages["required"] = f"Hãy gõ {label[0].lower()}{label[1:]}."

    @property
    def rules(self) -> list[str]:
        return password_validators_help_texts()


class OfficialForm(forms.Form):
    """A person as the office knows him."""

    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Hãy ghi họ và tên."})
    personal_number = forms.CharField(
        label="Số định danh cá nhân",
        required=False,
        max_length=12,
        help_text="12 chữ số trên căn cước; để hệ thống không giao cho cán bộ hồ sơ của chính mình.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = forms.CharField(
        label="Điện thoại",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


class RowField(forms.ModelChoiceField):
    """A row chosen by its identifier; what is no identifier at all gets the same sentence as a wrong one."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from error


class PositionField(forms.ModelChoiceField):
    def label_from_instance(self, position: Any) -> str:
        return f"{position.name} (vai trò: {ROLES[position.role].name})"


class PostForm(forms.Form):
    """Which post, since when, for which fields."""

    position = PositionField(
        label="Vị trí công tác",
        queryset=Position.objects.exclude(role="system"),
        to_field_name="code",
        empty_label="Chọn vị trí",
        error_messages={"required": "Hãy chọn vị trí công tác.", "invalid_choice": "Hãy chọn lại vị trí công tác."},
    )
    held_from = DayField(label="Giữ vị trí từ ngày", initial=today)
    place = forms.CharField(label="Nơi làm việc", required=False, max_length=60, help_text="Ví dụ: quầy 2.")
    fields_answered = forms.ModelMultipleChoiceField(
        label="Lĩnh vực phụ trách",
        queryset=Field.objects.all(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn lĩnh vực nào là phụ trách mọi lĩnh vực.",
    )


class LastDayForm(forms.Form):
    last_day = DayField(label="Ngày cuối giữ vị trí", initial=today)


class UsernameForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Chữ thường không dấu, chữ số, dấu chấm hoặc gạch ngang. Không phân biệt chữ hoa, chữ thường.",
        error_messages={"required": "Hãy ghi tên đăng nhập."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).strip().lower()


class StandInForm(forms.Form):
    """Who is away, who acts for him, when and why. Only colleagues who can sign in are offered."""

    absent = RowField(
        label="Vị trí vắng mặt",
        queryset=Post.objects.none(),
        empty_label="Chọn người và vị trí vắng mặt",
        error_messages={"required": "Hãy chọn vị trí vắng mặt.", "invalid_choice": "Hãy chọn lại vị trí vắng mặt."},
    )
    substitute = RowField(
        label="Người làm thay",
        queryset=Official.objects.none(),
        empty_label="Chọn người làm thay",
        error_messages={"required": "Hãy chọn người làm thay.", "invalid_choice": "Hãy chọn lại người làm thay."},
    )
    from_on = DayField(label="Từ ngày", initial=today)
    until_on = DayField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do",
        max_length=200,
        help_text="Ví dụ: nghỉ phép, đi công tác, tập huấn.",
        error_messages={"required": "Hãy ghi lý do vắng mặt."},
    )

    def __init__(self, *arguments: Any, by: Actor, **named: Any) -> None:
        super().__init__(*arguments, **named)
        posts = posts_to_stand_in_for(by, on=today())
        self.fields["absent"].queryset = posts.select_related("official", "position")  # type: ignore[attr-defined]
        self.fields["substitute"].queryset = Official.objects.filter(  # type: ignore[attr-defined]
            unit=by.unit_id, user__is_active=True
        )
