"""Which procedures make an interlinked group, who handles each, and which waits for which? Read from content/groups.

Legal frame: Decree 118/2025/NĐ-CP, Articles 3, 20, 28; the groups: Decree 63/2024/NĐ-CP as amended (onestop.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import Field, model_validator

from cchc.catalogue.schema import LimitText, Mark, ProcedureCode, ProceduresFile, ProcessesFile
from cchc.content.reading import ContentError, ContentModel, content_files, read, read_unchecked

Key = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
Agency = Literal["ubnd", "cong_an", "bhxh"]


class MemberLimit(ContentModel):
    """How long a part may take inside the group; value null: the sum of its steps."""

    value: LimitText | None
    mark: Mark
    source: str


class MemberContent(ContentModel):
    """One part (phần) of the group: a procedure of its own, at one agency, after the parts that it needs."""

    key: Key
    procedure: ProcedureCode
    agency: Agency
    after: list[Key] = []
    optional: bool = False
    choice: str = ""  # of the parts with the same word at most one is chosen
    case: str = ""
    effective_from: date | None = None  # the part joined the group later
    effective_until: date | None = None
    task: str  # as the slip of transfer names it
    result: str
    limit: MemberLimit
    steps: list[LimitText] = []  # time of each step where the part goes faster than on its own
    papers: list[str] = []  # codes of the group's papers that this part needs

    def in_force(self, on: date) -> bool:
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_until is None or self.effective_until > on)


class GroupContent(ContentModel):
    """One version of an interlinked group; the code is that of the procedure under which the citizen asks."""

    kind: Literal["interlinked_group"]
    code: ProcedureCode
    version: Annotated[int, Field(ge=1)]
    name: str
    effective_from: date
    effective_until: date | None = None
    owner: str  # whom the dossier is about: the child, the deceased
    source: str
    note: str = ""
    members: Annotated[list[MemberContent], Field(min_length=2)]

    @model_validator(mode="after")
    def a_chain_with_a_beginning(self) -> Self:
        keys = [member.key for member in self.members]
        for member in self.members:
            if keys.count(member.key) > 1:
                raise ValueError(f"phần «{member.key}» xuất hiện hai lần")
            for key in member.after:
                if key not in keys:
                    raise ValueError(f"phần «{member.key}» chờ phần «{key}» không có trong nhóm")
        if circle := _circle({member.key: member.after for member in self.members}):
            raise ValueError(f"các phần chờ nhau vòng tròn: {' → '.join(circle)}")
        for member in self.members:
            if late := [key for key in member.after if keys.index(key) > keys.index(member.key)]:
                raise ValueError(f"phần «{member.key}» phải đứng sau phần «{late[0]}» mà nó chờ")
        if self.effective_until and self.effective_until <= self.effective_from:
            raise ValueError("ngày hết hiệu lực phải sau ngày có hiệu lực")
        return self

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_until is None or self.effective_until > on)

    def offered(self, on: date) -> list[MemberContent]:
        """The parts that belong to the group on the day."""
        return [member for member in self.members if member.in_force(on)]

    def member(self, key: str) -> MemberContent:
        return next(member for member in self.members if member.key == key)


def _circle(after: dict[str, list[str]], path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Keys that wait for each other, the first one again at the end; empty when there are none."""
    for key in after[path[-1]] if path else after:
        if key in path:
            return (*path[path.index(key) :], key)
        if found := _circle(after, (*path, key)):
            return found
    return ()


@cache
def _all_groups() -> tuple[GroupContent, ...]:
    files = content_files("groups", roots=settings.CONTENT_ROOTS)
    return tuple(sorted((read(path, GroupContent) for path in files), key=lambda group: -group.version))


def group_codes() -> set[str]:
    """Of every group, whenever it binds."""
    return {group.code for group in _all_groups()}


def groups_on(day: date) -> dict[str, GroupContent]:
    """The newest version in force of each group, by its procedure's code."""
    return {group.code: group for group in reversed(_all_groups()) if group.in_force(day)}


def group_on(code: str, day: date) -> GroupContent | None:
    return groups_on(day).get(code)


def check_group(path: Path, roots: Iterable[Path]) -> None:
    """What only shows across files: procedures and papers that do not exist, steps that do not fit the process."""
    _, lines = read_unchecked(path)
    group = read(path, GroupContent)
    at = tuple(roots)
    papers = {
        procedure.code: {paper.code for paper in procedure.papers}
        for file in content_files("procedures", roots=at)
        for procedure in read(file, ProceduresFile).procedures
    }
    steps = {
        process.procedure: len(process.steps)
        for file in content_files("processes", roots=at)
        for process in read(file, ProcessesFile).processes
    }
    faults: list[tuple[tuple[str | int, ...], str]] = []
    if group.code not in papers:
        faults.append((("code",), f"không có thủ tục «{group.code}»"))
    for place, member in enumerate(group.members):
        where = ("members", place)
        count = steps.get(member.procedure, 0)
        if member.procedure not in papers:
            faults.append(((*where, "procedure"), f"không có thủ tục «{member.procedure}»"))
        elif not count:
            faults.append(((*where, "procedure"), f"thủ tục «{member.procedure}» chưa có quy trình nội bộ"))
        elif member.steps and len(member.steps) != count:
            reason = f"quy trình của phần «{member.key}» có {count} bước, ở đây ghi {len(member.steps)}"
            faults.append(((*where, "steps"), reason))
        if unknown := set(member.papers) - papers.get(group.code, set(member.papers)):
            faults.append(((*where, "papers"), f"thủ tục {group.code} không có giấy tờ «{sorted(unknown)[0]}»"))
    if faults:
        raise ContentError([(path, lines[where], reason) for where, reason in faults])
