"""Who is meant by «VP», «Phòng VH-XH», «Chánh Văn phòng», «đ/c Hà Thị Liên» in a plan of this unit?

A name that fits one post is that post. One that fits several is asked, with these posts first; one that fits none is
asked, with every post. Nobody is chosen for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.lifecycle.clock import today
from cchc.organization.models import Post, Unit
from cchc.plans.schema import DivisionNamesFile
from cchc.ui.text import fold

TITLE = re.compile(r"^(?:d c|dong chi|dc|ong|ba|anh|chi)\s+")
PLACE = re.compile(r"\s+(?:cua )?(?:phuong|xa|dac khu)(?:\s.*)?$")
COMMITTEE = re.compile(r"\s+(?:cua )?(?:ubnd|uy ban nhan dan)$")
LISTED = re.compile(r"\s*[,;+\n]\s*")
AND = re.compile(r"\s+(?:và|va)\s+", re.IGNORECASE)


@cache
def _names() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """The position of each way of writing, the words for every division, and who is outside the unit."""
    positions: dict[str, str] = {}
    everybody, outside = set[str](), set[str]()
    for path in content_files("division-names", roots=settings.CONTENT_ROOTS):
        file = read(path, DivisionNamesFile)
        positions |= {plain(name): each.position for each in file.divisions for name in each.names}
        everybody |= {plain(name) for name in file.all_divisions}
        outside |= {plain(name) for name in file.outside}
    return positions, frozenset(everybody), frozenset(outside)


def plain(text: str) -> str:
    """Words and digits only: «VP HĐND&UBND» and «VP HĐND-UBND» are written alike."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


@dataclass(frozen=True)
class Partners:
    """Posts that were recognised, the words that fit several, and those that fit nobody; the words themselves are
    always kept."""

    posts: tuple[Post, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[Post, ...]], ...] = ()


@dataclass(frozen=True)
class Staff:
    """The posts of a unit on the day, as plans name them; read once for a whole table."""

    posts: list[Post]
    by_position: dict[str, list[Post]] = field(default_factory=dict)
    by_name: dict[str, list[Post]] = field(default_factory=dict)

    @staticmethod
    def of(unit: Unit) -> Staff:
        held = Post.objects.held(today()).filter(unit=unit).exclude(position__role__in=("system", "admin"))
        posts = list(held.select_related("official", "position").order_by("position__order", "official__full_name"))
        staff = Staff(posts)
        for post in posts:
            staff.by_position.setdefault(post.position.code, []).append(post)
            staff.by_name.setdefault(plain(post.position.name), []).append(post)
            staff.by_name.setdefault(plain(post.official.full_name), []).append(post)
        return staff

    def meant(self, text: str) -> list[Post]:
        """Every post that the words may mean; one when they are plain."""
        said = plain(text)
        if not said:
            return []
        here = PLACE.sub("", said)
        for words in dict.fromkeys((said, TITLE.sub("", said), here, COMMITTEE.sub("", here))):
            if found := self._named(words):
                return found
        return self._people_in(said)

    def candidates(self, text: str) -> list[Post]:
        """Who may be meant when the words are not plain: of several names in one cell everybody, for one person is
        responsible."""
        parts = LISTED.split(re.sub(r"[()]", ",", text))
        parts = parts if len(parts) > 1 else AND.split(text)
        return list(dict.fromkeys([*self.meant(text), *(post for part in parts for post in self.meant(part))]))

    def _named(self, words: str) -> list[Post]:
        position = _names()[0].get(words)
        return self.by_position.get(position, []) if position else self.by_name.get(words, [])

    def _people_in(self, said: str) -> list[Post]:
        """«Chánh Văn phòng - Lương Thị Bích»: the name of one person, and his post that is named beside it."""
        found = [post for post in self.posts if f" {plain(post.official.full_name)} " in f" {said} "]
        named = [post for post in found if plain(post.position.name) in said]
        return named or found

    def partners(self, text: str, lead: Post | None) -> Partners:
        """«các phòng» are the heads of all divisions; who is outside the unit stays as words."""
        posts: list[Post] = []
        unknown: list[str] = []
        several: dict[str, tuple[Post, ...]] = {}
        _, everybody, outside = _names()
        for part in self._parts(text, everybody | outside):
            meant = self._heads() if plain(part) in everybody else self.meant(part)
            if len(meant) == 1 or plain(part) in everybody:
                posts.extend(meant)
            elif meant:
                several[part] = tuple(meant)
            elif plain(part) not in outside:
                unknown.append(part)
        kept = dict.fromkeys(post for post in posts if lead is None or post.pk != lead.pk)
        return Partners(tuple(kept), tuple(unknown), tuple(several.items()))

    def _parts(self, text: str, known: frozenset[str]) -> Iterator[str]:
        """«Văn phòng HĐND và UBND» is one, «Tư pháp và Công an» are two."""
        for part in filter(None, (part.strip(" .-–") for part in LISTED.split(text))):
            is_one = plain(part) in known or len(self.meant(part)) == 1
            yield from [part] if is_one else AND.split(part)

    def _heads(self) -> list[Post]:
        return [post for post in self.posts if post.role == "field_lead"]
