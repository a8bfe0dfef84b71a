"""Does the frame of a page show in which part of the house one is?"""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.office import actor

pytestmark = pytest.mark.django_db
HERE = {
    "/ho-so/": ("Một cửa", "page"),
    "/ho-so/tiep-nhan/": ("Tiếp nhận", "page"),
    "/ho-so/so-theo-doi/": ("Một cửa", "true"),
    "/chung-thuc/": ("Chứng thực", "page"),
    "/chung-thuc/so/": ("Sổ chứng thực", "page"),
    "/nhiem-vu/don-doc/": ("Kế hoạch, nhiệm vụ", "true"),
    "/ke-hoach/": ("Kế hoạch, nhiệm vụ", "true"),
    "/kiem-tra/": ("Kế hoạch, nhiệm vụ", "true"),
    "/thu-tuc/niem-yet/": ("Danh mục", "true"),
    "/hang-doi/thoi-gian/": ("Gọi số", "true"),
}


@pytest.mark.parametrize("path", HERE)
def test_one_door_is_marked_on_every_page_behind_it(path: str) -> None:
    client = Client()
    client.force_login(actor("motcua").post.official.user)
    doors = client.get(path).context["frame"]["navigation"]
    assert [(door["label"], door["current"]) for door in doors if door["current"]] == [HERE[path]]
