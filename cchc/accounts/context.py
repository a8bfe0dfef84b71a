"""What every page's frame shows: the unit, the person, the post, and where this role may go."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cchc.lifecycle.clock import now
from cchc.organization.roles import ROLES

NAVIGATION = {
    # screen: (label, URL name, icon, key after g)
    "my_work": ("Việc của tôi", "my_work", "checklist", "v"),
    "reception": ("Tiếp nhận", "receive_dossier", "file-plus", "t"),
    "one_stop": ("Một cửa", "dossiers", "building-bank", "m"),
    "catalogue": ("Danh mục", "procedures", "book-2", "d"),
    "people": ("Quản trị", "people", "settings", "q"),
}


def frame(request: Any) -> dict[str, Any]:
    """The `frame` of office.html; almost empty for people who did not sign in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"frame": {"unit_name": "", "now": now(), "navigation": [], "person_name": "", "posts": []}}
    match = request.resolver_match
    return {
        "frame": {
            "unit_name": actor.unit.name,
            "now": now(),
            "navigation": [
                {"label": label, "url": reverse(name), "icon": icon, "key": key, "count": 0,
                 "current": bool(match and match.url_name == name)}
                for screen, (label, name, icon, key) in NAVIGATION.items()
                if screen in ROLES[actor.role].screens
            ],
            "person_name": actor.official_name,
            "post_label": actor.post_label,
            "posts": [
                {"id": str(each.post_id), "label": each.post_label, "current": each == actor,
                 "standing_in_for": each.standing_in_for}
                for each in request.actors
            ],
            "post_url": reverse("choose_post"),
            "sign_out_url": reverse("sign_out"),
            "account_url": reverse("change_password"),
            "search_url": reverse("dossiers"),
            "search_text": request.GET.get("q", "") if match and match.url_name == "dossiers" else "",
            "new_url": reverse("receive_dossier") if "reception" in ROLES[actor.role].screens else "",
            "new_label": "Tiếp nhận hồ sơ",
        }
    }  # fmt: skip
