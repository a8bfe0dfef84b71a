"""What was done about an official: the events of his own row, his posts, his account and his stand-ins."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cchc.audit.models import Event
from cchc.organization.models import Official, Post, StandIn

SENTENCES = {
    "official_added": "Thêm vào danh sách cán bộ",
    "post_given": "Giao vị trí {post}",
    "post_ended": "Kết thúc vị trí {post}",
    "work_handed_over": "Bàn giao công việc của vị trí {post}",
    "account_opened": "Mở tài khoản «{username}»",
    "account_closed": "Đóng tài khoản «{username}»",
    "password_reset": "Đặt lại mật khẩu",
    "password_changed": "Đổi mật khẩu",
    "stand_in_arranged": "Cử {substitute} làm thay",
    "stand_in_ended": "Kết thúc làm thay",
}
SHOWN = 30  # the newest; the record keeps all


def history_of(official: Official) -> list[dict[str, Any]]:
    """Newest first, as sentences."""
    posts = Post.objects.filter(official=official)
    about = (
        Q(subject_kind="official", subject_id=official.pk)
        | Q(subject_kind="post", subject_id__in=posts.values("pk"))
        | Q(subject_kind="user", subject_id__in=Official.objects.filter(pk=official.pk).values("user__pk"))
        | Q(subject_kind="standin", subject_id__in=StandIn.objects.filter(absent__in=posts).values("pk"))
    )
    events = Event.objects.filter(about, name__in=SENTENCES).order_by("-at", "-id")[:SHOWN]
    return [
        {
            "at": event.at,
            "sentence": SENTENCES[event.name].format(**event.data),
            "who": event.official_name + (f", làm thay {event.standing_in_for}" if event.standing_in_for else ""),
        }
        for event in events
    ]
