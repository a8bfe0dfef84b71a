"""Which constituent parts of a procedure does an annex or a form give, and how do they become checked content?

Columns follow Decree 63/2010/NĐ-CP, Article 8.2 (a-h). In an amended procedure an empty cell keeps what the
version in force says; «Không có» empties the part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from cchc.catalogue import cells
from cchc.catalogue.cells import CellError, lines_in
from cchc.catalogue.schema import Mark, OnlineLevel, ProcedureContent
from cchc.catalogue.wording import AGENCIES, APPLICANTS, CHANNELS, ONLINE
from cchc.ui.text import fold

SHORTER = {"ubnd": ("ubnd", "uy ban nhan dan"), "cong_an": ("cong an",), "bhxh": ("bao hiem xa hoi", "bhxh"),
           "nhieu_co_quan": ("nhieu co quan",)}  # fmt: skip


class PartsError(ValueError):
    """What is wrong with the parts of one procedure: (key of the column, sentence) pairs."""

    def __init__(self, faults: list[tuple[str, str]]):
        self.faults = faults
        super().__init__("; ".join(f"{COLUMNS[key].title}: {said}" for key, said in faults))


@dataclass(frozen=True)
class Column:
    """One part: the heading of its column, the other headings met in use, how it is written and read."""

    title: str
    also: tuple[str, ...]
    hint: str
    written: Callable[[ProcedureContent], str]
    read: Callable[[str, ProcedureContent | None], Mapping[str, Any]]
    rows: int = 1  # of the box in a form
    required: bool = False


def parts_said(content: ProcedureContent) -> dict[str, str]:
    """Every part as one reads it in a cell."""
    return {key: column.written(content) for key, column in COLUMNS.items()}


def content_from(
    said: Mapping[str, str], *, code: str, version: int, effective_from: date, source: str,
    base: ProcedureContent | None,
) -> ProcedureContent:  # fmt: skip
    """The checked content of a new or amended procedure; PartsError names every part that cannot be used."""
    values: dict[str, Any] = base.model_dump() if base else {"online": {"value": "unknown", "mark": Mark.FOUND}}
    faults: list[tuple[str, str]] = []
    for key, column in COLUMNS.items():
        text = said.get(key, "").strip()
        if base is not None and (not text or text == column.written(base)):
            continue
        if not text:
            if column.required:
                faults.append((key, "chưa ghi"))
            continue
        try:
            values |= column.read(text, base)
        except CellError as error:
            faults.append((key, str(error)))
    if faults:
        raise PartsError(faults)
    own = {"code": code, "version": version, "effective_from": effective_from, "effective_until": None,
           "source": source}  # fmt: skip
    values.setdefault("plain_name", values["name"])
    try:
        return ProcedureContent.model_validate(values | own)
    except ValidationError as error:
        raise PartsError([("ten", str(fault["msg"])) for fault in error.errors()]) from error


def _name(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    return {"name": _shorter(text, 400), "name_mark": Mark.FOUND}


def _plain_name(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    return {"plain_name": _shorter(text, 200)}


def _shorter(text: str, most: int) -> str:
    said = " ".join(text.split())
    if len(said) > most:
        raise CellError(f"dài {len(said)} chữ, chỉ được {most}")
    return said


def _channels(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    """Words around the names of the ways do not matter: «Nộp trực tiếp hoặc qua bưu chính công ích»."""
    said = fold(text)
    found = [code for code, name in CHANNELS.items() if fold(name) in said or (code == "post" and "buu" in said)]
    if not found:
        raise CellError(f"phải nêu ít nhất một cách: {', '.join(CHANNELS.values())}")
    return {"channels": found}


def _papers(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    return {"papers": [paper.model_dump() for paper in cells.read_papers(text, known=base.papers if base else ())]}


def _limits(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    limits = cells.read_limits(text)
    if not limits:
        raise CellError(f"phải có ít nhất một thời hạn, hoặc «{cells.NOT_PUBLISHED}»")
    return {"limits": [limit.model_dump() for limit in limits]}


def _fees(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    return {"fees": [fee.model_dump() for fee in cells.read_fees(text)]}


def _sets(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    digits = "".join(sign for sign in text.split()[0] if sign.isdigit())
    if not digits or not 1 <= int(digits) <= 20:
        raise CellError("số bộ hồ sơ phải là một số từ 1 đến 20")
    return {"sets": int(digits)}


def _applicants(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    said = fold(text)
    found = [code for code, name in APPLICANTS.items() if fold(name) in said]
    if not found:
        raise CellError(f"phải nêu {', '.join(APPLICANTS.values())}")
    return {"applicants": found}


def _agency(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    said = fold(text)
    for code, words in SHORTER.items():
        if any(word in said for word in words):
            return {"agency": code}
    raise CellError(f"phải là một trong: {'; '.join(AGENCIES.values())}")


def _online(text: str, base: ProcedureContent | None) -> dict[str, Any]:
    said = fold(text)
    for code, name in ONLINE.items():
        if fold(name) in said:
            return {"online": OnlineLevel(value=code, mark=Mark.FOUND).model_dump()}  # type: ignore[arg-type]
    raise CellError(f"phải là một trong: {'; '.join(ONLINE.values())}")


def _listed(part: str) -> Callable[[str, ProcedureContent | None], Mapping[str, Any]]:
    return lambda text, base: {part: lines_in(text)}


COLUMNS = {
    "ten": Column("Tên thủ tục hành chính", ("ten thu tuc", "ten tthc"), "", lambda c: c.name, _name, required=True),
    "ten_goi": Column("Tên thường gọi", (), "Như người dân hay nói; in đậm trên cổng người dân.",
                      lambda c: c.plain_name, _plain_name),
    "trinh_tu": Column("Trình tự thực hiện", ("cac buoc",), "Mỗi dòng một bước.",
                       lambda c: "\n".join(c.steps), _listed("steps"), rows=5),
    "cach_thuc": Column("Cách thức thực hiện", ("cach thuc", "cach nop"), "Trực tiếp, trực tuyến, bưu chính công ích.",
                        lambda c: ", ".join(CHANNELS[one] for one in c.channels), _channels, required=True),
    "truc_tuyen": Column("Mức độ trực tuyến", ("dich vu cong truc tuyen",), "; ".join(ONLINE.values()) + ".",
                         lambda c: ONLINE[c.online.value], _online),
    "giay_to": Column("Thành phần hồ sơ", ("thanh phan, so luong ho so",),
                      "Mỗi dòng một giấy tờ: tên | 1 bản chính, 1 bản sao | mẫu: TK-01 | không bắt buộc | "
                      "tra cứu được | ghi chú: …",
                      lambda c: cells.written_papers(c.papers), _papers, rows=6),
    "so_bo": Column("Số bộ hồ sơ", ("so luong ho so",), "", lambda c: str(c.sets), _sets),
    "thoi_han": Column("Thời hạn giải quyết", ("thoi gian giai quyet", "thoi han"),
                       "Mỗi dòng một trường hợp: trường hợp | 3 ngày làm việc | ghi chú: …",
                       lambda c: cells.written_limits(c.limits), _limits, rows=3, required=True),
    "doi_tuong": Column("Đối tượng thực hiện", ("doi tuong",), "Cá nhân, doanh nghiệp, tổ chức.",
                        lambda c: ", ".join(APPLICANTS[one] for one in c.applicants), _applicants),
    "co_quan": Column("Cơ quan giải quyết", ("co quan thuc hien", "dia diem thuc hien"), "",
                      lambda c: AGENCIES[c.agency], _agency),
    "ket_qua": Column("Kết quả thực hiện", ("ket qua",), "Mỗi dòng một kết quả.",
                      lambda c: "\n".join(c.results), _listed("results"), rows=2),
    "phi": Column("Phí, lệ phí", ("phi", "le phi", "phi, le phi (neu co)"),
                  "Mỗi dòng một khoản: trường hợp | lệ phí 8.000 đồng một bản | ghi chú: …",
                  lambda c: cells.written_fees(c.fees), _fees, rows=3),
    "dieu_kien": Column("Yêu cầu, điều kiện", ("yeu cau, dieu kien (neu co)",), "Mỗi dòng một điều kiện.",
                        lambda c: "\n".join(c.conditions), _listed("conditions"), rows=2),
    "can_cu": Column("Căn cứ pháp lý", ("can cu",), "Mỗi dòng một văn bản.",
                     lambda c: "\n".join(c.legal_basis), _listed("legal_basis"), rows=3),
}  # fmt: skip
