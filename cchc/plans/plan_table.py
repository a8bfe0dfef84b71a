"""Which rows of the tables are tasks and targets, under which reform content, in which cell does each part stand?

The layout (parindex.md §5.2): TT | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời gian hoàn thành | Kinh phí | Căn
cứ, ghi chú; rows that only say a heading («II. Cải cách thủ tục hành chính») order those below. Targets: TT |
Chỉ tiêu | Đơn vị | Kế hoạch | Chủ trì.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from cchc.plans.schema import TaxonomyFile
from cchc.plans.table_reading import Grid
from cchc.ui.text import fold

ROWS = 300  # tasks and targets of one file; the preview carries them
HEADINGS_WITHIN = 40
COLUMNS = {  # key: (title, what the heading begins with or contains)
    "tt": ("TT", re.compile(r"^(?:tt|stt|so tt|so thu tu)$")),
    "content": ("Nội dung cải cách", re.compile(r"^(?:noi dung cai cach|linh vuc)")),
    "target": ("Chỉ tiêu", re.compile(r"^(?:ten |cac )?(?:chi tieu|muc tieu)")),
    "planned": ("Kế hoạch", re.compile(r"^(?:ke hoach|chi tieu nam|chi tieu giao|gia tri)")),
    "measure": ("Đơn vị", re.compile(r"^(?:don vi tinh|dvt|don vi$)")),
    "lead": ("Chủ trì", re.compile(r"chu tri|^nguoi thuc hien|^don vi thuc hien|phu trach")),
    "partners": ("Phối hợp", re.compile(r"phoi hop")),
    "due": ("Thời gian hoàn thành", re.compile(r"^(?:thoi gian|thoi han|han |tien do)|hoan thanh")),
    "product": ("Sản phẩm", re.compile(r"^(?:san pham|ket qua)")),
    "budget": ("Kinh phí", re.compile(r"kinh phi")),
    "basis": ("Căn cứ, ghi chú", re.compile(r"can cu|ghi chu")),
    "title": ("Nhiệm vụ", re.compile(r"^(?:cac |ten )?(?:nhiem vu|noi dung|cong viec|hoat dong)")),
}
LONGEST = {"title": 500, "target": 300, "product": 300, "lead": 200, "partners": 300, "due": 120, "budget": 120,
           "basis": 500, "measure": 30}  # fmt: skip
ROMAN = re.compile(r"^(?:phan )?(?:x{0,1}(?:ix|iv|v?i{0,3}))(?:[.)/: -]|$)")
NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?$")
COUNTING = re.compile(r"^\(?(?:\d{1,2}|[A-L])\)?$")
BROKEN = re.compile(r"^#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!?]?")


@dataclass(frozen=True)
class Row:
    """One task (`title`) or one target (`target`) as it is written."""

    place: str
    number: int
    texts: dict[str, str]
    content: str = ""  # code of the reform content, empty when no heading said one that is known
    heading: str = ""

    @property
    def is_target(self) -> bool:
        return bool(self.texts.get("target"))


@dataclass(frozen=True)
class Table:
    rows: list[Row] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)  # «Trang tính «A», dòng 7: II. …»
    faults: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)  # tables without headings of their columns


def read_plan_table(grids: Iterable[Grid], taxonomy: TaxonomyFile) -> Table:
    """Every task and target of every table that has headings."""
    table = Table()
    for grid in grids:
        head = _head(grid)
        if head is None:
            table.ignored.append(grid.place)
            continue
        table.rows.extend(_rows(grid, *head, taxonomy, table))
    return table


def _head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The first row below the headings, and the column of each part; headings may take two rows."""
    for at, cells in enumerate(grid.rows[:HEADINGS_WITHIN]):
        places = _places(cells)
        if not {"title", "target"} & set(places):
            continue
        below = _places(grid.rows[at + 1]) if at + 1 < len(grid.rows) else {}
        inner = {key: place for key, place in below.items() if key in ("lead", "partners", "planned", "measure")}
        if inner and not {"title", "target"} & (set(below) - set(places)):
            places = {key: place for key, place in places.items() if place not in inner.values()} | inner
            at += 1
        if len(places) >= 3 and ("target" not in places or "planned" in places):
            return at + 1, places
    return None


def _places(cells: list[str]) -> dict[str, int]:
    """Each part stands in the first column that names it; «chỉ tiêu» beside «nhiệm vụ» is no table of targets."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        said = re.sub(r"\([^)]*\)", " ", fold(cell)).strip(" .:*")
        key = next((key for key, (_, pattern) in COLUMNS.items() if said and pattern.search(said)), None)
        if key and key not in found:
            found[key] = place
    if "title" in found:
        found.pop("target", None)
        found.pop("planned", None)
    return found


def _rows(grid: Grid, first: int, places: dict[str, int], taxonomy: TaxonomyFile, table: Table) -> Iterator[Row]:
    heading, content = "", ""
    main = "title" if "title" in places else "target"
    for at, cells in enumerate(grid.rows[first:], first):
        said = [" ".join(cell.split()) for cell in cells]
        words = list(dict.fromkeys(filter(None, said)))
        if not words or all(COUNTING.match(word) for word in words) or _places(cells).keys() >= {main, "tt"}:
            continue
        texts = {key: cells[place] if place < len(cells) else "" for key, place in places.items()}
        if (line := _heading(texts, words, main, grid, at)) is not None:
            table.headings.append(f"{grid.place}, dòng {at + 1}: {line}")
            if content and NUMBERED.match(texts.get("tt", "").strip()):
                continue  # a heading below a heading
            heading, content = line, content_in(line, taxonomy)
            continue
        if texts.get("content"):
            content, heading = content_in(texts["content"], taxonomy), texts["content"]
        table.faults.extend(_faults(grid, at, texts, places, main))
        yield Row(grid.place, at + 1, texts, content, heading)


def _heading(texts: dict[str, str], words: list[str], main: str, grid: Grid, at: int) -> str | None:
    """The text of a row that says nothing but a heading; a numbered row that only names a task is a task."""
    marker = " ".join(texts.get("tt", "").split())
    rest = [word for word in words if word != marker]
    if len(rest) > 1 or (len(rest) == 1 and rest[0] != " ".join(texts.get(main, "").split()) and marker):
        return None
    if rest and NUMBERED.match(marker) and at not in grid.wide:
        return None
    return f"{marker} {rest[0]}".strip() if rest and marker != rest[0] else (marker or rest[0])


def content_in(heading: str, taxonomy: TaxonomyFile) -> str:
    """The reform content that a heading names; of several the one named at greatest length, empty when none."""
    said = f" {re.sub(r'[^a-z0-9]+', ' ', fold(heading)).strip()} "
    found = [
        (len(name), content.code)
        for content in taxonomy.contents
        for name in (re.sub(r"[^a-z0-9]+", " ", fold(each)) for each in (
            content.code, content.name, content.short_name, *content.also))
        if f" {name} " in said
    ]  # fmt: skip
    return max(found)[1] if found else ""


def _faults(grid: Grid, at: int, texts: dict[str, str], places: dict[str, int], main: str) -> Iterator[str]:
    where = f"{grid.place}, dòng {at + 1}"
    for key, text in texts.items():
        column = f"cột {xl_col_to_name(places[key])} ({COLUMNS[key][0]})"
        if BROKEN.match(text):
            yield f"{where}, {column}: ô có lỗi công thức «{text[:20]}». Hãy sửa trong tệp."
        if len(text) > LONGEST.get(key, 500):
            yield f"{where}, {column}: dài hơn {LONGEST.get(key, 500)} chữ. Hãy rút gọn trong tệp."
    if not texts.get(main, "").strip():
        column = f"cột {xl_col_to_name(places[main])} ({COLUMNS[main][0]})"
        yield f"{where}, {column}: dòng này chưa ghi {COLUMNS[main][0].lower()}."
