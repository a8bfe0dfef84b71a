"""How does the control of procedures live in the demonstration? Boards, two decisions, weekly checks, two proposals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

import segno

from cchc.catalogue.actions.add_posting_place import add_posting_place
from cchc.catalogue.actions.answer_review import answer_review
from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.check_postings import check_postings
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.actions.draft_review import ReviewWords, draft_review
from cchc.catalogue.actions.enter_publication import DecisionWords, enter_publication
from cchc.catalogue.actions.submit_review import submit_review
from cchc.catalogue.annex import AnnexRow
from cchc.catalogue.drafting import drafted
from cchc.catalogue.models import PostingDuty, PostingPlace, ProcedureVersion, Publication, ReviewProposal
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.ward import Life, Ward
from cchc.lifecycle.clock import now, today

PLACES = (
    ("board", "Bảng tầng 1, Bộ phận Một cửa", "Tầng 1 trụ sở, cạnh quầy 1"),
    ("website", "Trang thông tin điện tử của phường", "https://tanlapdong.example.vn"),
    ("qr", "Bảng mã QR ở sảnh", "Sảnh tầng 1 trụ sở"),
)
ISSUER = "Chủ tịch Ủy ban nhân dân tỉnh Đông Giang"
FIRST, SECOND = timedelta(days=80), timedelta(days=12)  # before the end of the play
GUARDIAN, NO_GUARDIAN, GONE = "1.004837", "1.004845", "1.003622"
INVENTED = {  # exists in the play only
    "ten": "Thông báo sinh hoạt văn hóa tại nhà văn hóa tổ dân phố (minh họa)",
    "cach_thuc": "Trực tiếp, trực tuyến",
    "giay_to": "Thông báo theo mẫu | 1 bản chính",
    "thoi_han": "1 ngày làm việc",
    "ket_qua": "Văn bản xác nhận đã nhận thông báo",
    "phi": "lệ phí không thu",
    "can_cu": "Văn bản minh họa, không có thật",
}
HOUR = 60  # working minutes
DAY = 8 * HOUR


def control(town: Town, ward: Ward, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """Each life with the moment at which it begins; a short play has boards and checks only."""
    opening = ward.calendar.normalise(start + timedelta(hours=8))
    yield opening, boards(ward)
    yield opening + timedelta(days=7), checks(ward)
    if until - FIRST > opening:
        amended = [
            _row(GUARDIAN, "amended", thoi_han="2 ngày làm việc"),
            _row(NO_GUARDIAN, "amended", cach_thuc="Trực tiếp, trực tuyến, bưu chính công ích"),
        ]
        first = decision(town, ward, "412/QĐ-UBND", "Sửa đổi thủ tục hành chính lĩnh vực hộ tịch", amended)
        yield ward.calendar.normalise(until - FIRST), first
        yield ward.calendar.normalise(until - FIRST + timedelta(days=1)), proposals(ward)
    if until - SECOND > opening + timedelta(days=2):
        changed = [_row("1.990001", "new", field="Văn hóa", **INVENTED), _row(GONE, "abolished")]
        second = decision(
            town, ward, "633/QĐ-UBND", "Ban hành mới và bãi bỏ thủ tục hành chính lĩnh vực văn hóa", changed
        )
        yield ward.calendar.normalise(until - SECOND), second


def boards(ward: Ward) -> Life:
    """The ward names its places and posts everything there within two days."""
    for kind, name, location in PLACES:
        add_posting_place(by=ward.office, kind=kind, name=name, location=location)
    for place in _places(ward):
        yield ward.calendar.add_working_minutes(now(), 3 * HOUR)
        _confirm(ward, place, None)


def checks(ward: Ward) -> Life:
    """Every Monday, or the day after."""
    while True:
        check_postings(by=ward.office, note="Đối chiếu tại chỗ.")
        yield ward.calendar.normalise(now() + timedelta(days=7))


def decision(town: Town, ward: Ward, number: str, summary: str, rows: list[AnnexRow]) -> Life:
    """Received and applied the same hour; the board in time, the page the next day, the codes a week late."""
    words = DecisionWords(
        number=number, issuer=ISSUER, signed_on=today() - timedelta(days=6), effective_from=today(),
        received_on=today(), summary=summary,
    )  # fmt: skip
    items = drafted(rows, effective_from=today(), source=f"Quyết định số {number}").items
    draft = enter_publication(
        by=ward.office, words=words, items=items, upload=_picture(f"Quyết định minh họa {number}", "pdf"),
        name="quyet-dinh-minh-hoa.pdf",
    )  # fmt: skip
    applied = apply_publication(publication=draft, by=ward.office)
    town.read_catalogue()
    for place, minutes in zip(_places(ward), (2 * HOUR, DAY, 9 * DAY), strict=True):
        yield ward.calendar.add_working_minutes(now(), minutes)
        _confirm(ward, place, applied)


def proposals(ward: Ward) -> Life:
    """One accepted by the province, one still on the office's desk."""
    version = ProcedureVersion.objects.in_force(today()).get(procedure__code="1.004873")
    accepted = _proposal(ward, version, "Giảm thời gian cấp Giấy xác nhận tình trạng hôn nhân", 120)
    yield ward.calendar.add_working_minutes(now(), 2 * DAY)
    accepted = submit_review(review=accepted, by=ward.chair, submission="31/TTr-UBND")
    yield ward.calendar.add_working_minutes(now(), 15 * DAY)
    answer_review(review=accepted, by=ward.office, status="accepted", answer="2077/UBND-KSTT")
    yield ward.calendar.add_working_minutes(now(), 10 * DAY)
    version = ProcedureVersion.objects.in_force(today()).get(procedure__code="1.000894")
    _proposal(ward, version, "Tra cứu thay cho nộp giấy xác nhận tình trạng hôn nhân khi kết hôn", 60)


def _proposal(ward: Ward, version: ProcedureVersion, title: str, minutes: int) -> ReviewProposal:
    words = ReviewWords(
        title=title, reason="Thông tin đã có trong cơ sở dữ liệu quốc gia về dân cư.", authority=ISSUER,
        minutes_before=180, minutes_after=180 - minutes, fee_before=0, fee_after=0, cases_a_year=850,
    )  # fmt: skip
    return draft_review(by=ward.office, version=version, words=words)


def _places(ward: Ward) -> list[PostingPlace]:
    """In the order of PLACES."""
    order = [name for _, name, _ in PLACES]
    rows = PostingPlace.objects.in_use().filter(unit=ward.office.unit_id)
    return sorted(rows, key=lambda place: order.index(place.name))


def _confirm(ward: Ward, place: PostingPlace, publication: Publication | None) -> None:
    duties = list(PostingDuty.objects.open().filter(place=place, publication=publication))
    if not duties:
        return
    photo = None if place.kind == "website" else _picture(f"Ảnh minh họa: {place.name}", "png")
    confirm_posting(
        place=place, duties=duties, by=ward.clerks[0], upload=photo, name="anh-minh-hoa.png",
        address=f"{place.location}/thu-tuc" if photo is None else "",
    )  # fmt: skip


def _picture(what: str, kind: str) -> BytesIO:
    """A picture or a scan that says that it stands for one."""
    picture = BytesIO()
    segno.make_qr(what).save(picture, kind=kind, scale=8)
    picture.seek(0)
    return picture


def _row(code: str, change: str, *, field: str = "", **said: str) -> AnnexRow:
    own = {"ma": code, "linh_vuc": field, "cong_bo": "", "hieu_luc": ""}
    return AnnexRow("", 0, own, said, change)
