"""What does the set to be posted say? An index, then each procedure with all its parts and its public address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from cchc.catalogue.loading import version_columns
from cchc.catalogue.models import Procedure, ProcedureVersion, Publication, PublicationItem
from cchc.catalogue.wording import facts_of, fees_of, limits_of, papers_of
from cchc.documents.form_values import Form
from cchc.documents.forms import render_form
from cchc.documents.heading import office_of
from cchc.lifecycle.clock import now, today
from cchc.organization.models import Field, Unit

NUMBER = "bo-niem-yet"
OFFICES_OWN = {"Mã thủ tục", "Lĩnh vực", "Nguồn", "Ghi chú", "Mã khác cùng nguồn"}  # said above, or not for the board
IN_FORCE = "Đang áp dụng"


@dataclass(frozen=True, kw_only=True)
class Part:
    label: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Posted:
    """One procedure of the set; an abolished one has no parts and no address."""

    code: str
    name: str
    field: str
    change: str
    effective_from: date
    address: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PostingSet(Form):
    subtitle: str
    procedures: tuple[Posted, ...]
    abolished: tuple[Posted, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(procedure.address for procedure in self.procedures if procedure.address)


def public_address(request: Any) -> str:
    """Where citizens reach the portal: as the installation says, else as the office came in."""
    return settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").rstrip("/")


def set_of_publication(publication: Publication, *, at: str) -> PostingSet:
    """What one decision puts up, and what it takes down; `at` is the public address of the portal."""
    items = list(publication.items.select_related("field", "version__procedure__field"))
    up = [item for item in items if item.change != PublicationItem.Change.ABOLISHED]
    down = [item for item in items if item.change == PublicationItem.Change.ABOLISHED]
    return PostingSet(
        office=office_of(publication.unit),
        issued_at=now(),
        subtitle=f"Theo {publication} của {publication.issuer}",
        remarks=(f"{publication.summary}.",),
        procedures=tuple(
            _posted(item.version or _as_drafted(item), item.get_change_display(), publication.unit, at) for item in up
        ),
        abolished=tuple(
            Posted(code=item.code, name=item.name, field=item.field.name, change=item.get_change_display(),
                   effective_from=item.effective_from)
            for item in down
        ),
    )  # fmt: skip


def set_in_force(unit: Unit, versions: Iterable[ProcedureVersion], field: Field | None, *, at: str) -> PostingSet:
    """The whole catalogue in force, or one field of it."""
    of_what = f"Lĩnh vực {field.name}" if field else "Toàn bộ danh mục"
    return PostingSet(
        office=office_of(unit),
        issued_at=now(),
        subtitle=f"{of_what}, có hiệu lực ngày {today():%d/%m/%Y}",
        procedures=tuple(_posted(version, IN_FORCE, unit, at) for version in versions),
    )


def printed(values: PostingSet) -> bytes:
    """One PDF with page numbers."""
    return render_form(NUMBER, values, today())


def _as_drafted(item: PublicationItem) -> ProcedureVersion:
    """A version that is not yet in the catalogue, so that a draft can be printed."""
    content = item.content
    if content is None:
        raise ValueError(f"{item.code}: no content")
    return ProcedureVersion(procedure=Procedure(code=item.code, field=item.field), **version_columns(content))


def _posted(version: ProcedureVersion, change: str, unit: Unit, at: str) -> Posted:
    code = version.procedure.code
    return Posted(
        code=code,
        name=version.name,
        field=version.procedure.field.name,
        change=change,
        effective_from=version.effective_from,
        address=f"{at}{reverse('public_procedure', args=[code])}?phuong={unit.code}",
        parts=tuple(_parts(version)),
    )


def _parts(version: ProcedureVersion) -> Iterable[Part]:
    """In the order of Article 8.2; what is not published is said, never left out."""
    content = version.content
    yield _part("Trình tự thực hiện", content.steps, numbered=True)
    papers = [_said(p.name, p.count, p.form, p.note, _looked_up(p), p.mark) for p in papers_of(content)]
    yield _part("Thành phần hồ sơ", papers, numbered=True)
    yield _part(
        "Thời hạn giải quyết", [_line(each.case, each.said, each.note, each.mark) for each in limits_of(content)]
    )
    yield _part("Phí, lệ phí", [_line(fee.case, fee.said, fee.note, fee.mark) for fee in fees_of(content)])
    yield _part("Kết quả thực hiện", content.results)
    yield _part("Yêu cầu, điều kiện", content.conditions, nothing="Không nêu")
    yield _part("Căn cứ pháp lý", content.legal_basis)
    for label, words, mark in facts_of(version):
        if label not in OFFICES_OWN:
            yield _part(label, [_said(words, mark)])


def _part(label: str, lines: Sequence[str], *, numbered: bool = False, nothing: str = "Chưa công bố") -> Part:
    return Part(label=label, lines=tuple(lines) or (nothing,), numbered=numbered)


def _looked_up(paper: Any) -> str:
    return "không phải nộp khi tra cứu được" if paper.looked_up else ""


def _said(first: str, *more: str) -> str:
    """«Tờ khai (1 bản chính; mẫu TK-01)»."""
    rest = "; ".join(filter(None, more))
    return f"{first} ({rest})" if rest else first


def _line(case: str, said: str, *more: str) -> str:
    whole = f"{case}: {said}" if case else said
    return _said(whole[:1].upper() + whole[1:], *more)
