"""What every page's frame shows: the unit, the person, the post, and where this role may go."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from cchc.organization.roles import ROLES

NAVIGATION = {
    # screen: (label, URL name, icon, key after g)
    "my_work": ("Việc của tôi", "my_work", "checklist", "v"),
    "reception": ("Tiếp nhận", "receive_dossier", "file-plus", "t"),
    "queue": ("Gọi số", "queue", "users", "x"),
    "one_stop": ("Một cửa", "dossiers", "building-bank", "m"),
    "hand_overs": ("Bàn giao", "hand_overs", "clipboard-list", "b"),
    "certifying": ("Chứng thực", "certify_papers", "rubber-stamp", "c"),
    "certification_book": ("Sổ chứng thực", "certification_book", "certificate", "s"),
    "tasks": ("Kế hoạch, nhiệm vụ", "tasks", "target", "k"),
    "figures": ("Chỉ số", "figures", "chart-bar", "i"),
    "catalogue": ("Danh mục", "procedures", "book-2", "d"),
    "people": ("Quản trị", "people", "settings", "q"),
}

BEHIND = {  # screen: pages behind its door whose addresses begin in another way
    "tasks": ("plans", "inspections"),
}


def frame(request: Any) -> dict[str, Any]:
    """The `frame` of office.html: without navigation for who holds no post or has his first password."""
    actor = getattr(request, "actor", None)
    shown: dict[str, Any] = {"unit_name": "", "now": now(), "navigation": [], "person_name": "", "posts": []}
    if getattr(request, "user", None) and request.user.is_authenticated:
        shown |= {"person_name": request.user.get_full_name(), "sign_out_url": reverse("sign_out")}
    if actor is not None:
        shown |= {"unit_name": actor.unit.name, "post_label": actor.post_label}
        if not request.user.must_change_password:
            shown |= _doors(request, actor)
    return {"frame": shown}


def _doors(request: Any, actor: Actor) -> dict[str, Any]:
    """Where this role may go from every page."""
    screens = ROLES[actor.role].screens
    doors: list[dict[str, Any]] = [
        {"label": label, "url": reverse(name), "icon": icon, "key": key, "count": 0, "current": "",
         "behind": tuple(reverse(each) for each in (name, *BEHIND.get(screen, ())))}
        for screen, (label, name, icon, key) in NAVIGATION.items()
        if screen in screens
    ]  # fmt: skip
    leading_here = [door for door in doors if request.path.startswith(door["behind"])]
    if leading_here:
        nearest = max(leading_here, key=lambda door: len(door["url"]))
        nearest["current"] = "page" if request.path == nearest["url"] else "true"
    return {
        "navigation": doors,
        "posts": [
            {"id": str(each.post_id), "label": each.post_label, "current": each == actor,
             "standing_in_for": each.standing_in_for}
            for each in request.actors
        ],
        "post_url": reverse("choose_post"),
        "account_url": reverse("change_password"),
        "search_url": reverse("dossiers") if "one_stop" in screens else "",
        "search_text": request.GET.get("q", "") if request.path == reverse("dossiers") else "",
        "new_url": reverse("receive_dossier") if "reception" in screens else "",
        "new_label": "Tiếp nhận hồ sơ",
    }  # fmt: skip
