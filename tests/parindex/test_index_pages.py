"""The pages of the index: from 100 points to the late dossier by links alone, the year's line, the map, the ranking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.models import Dossier, Status
from cchc.indicators.daily import keep_daily_figures
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Unit
from cchc.parindex.models import Assessment, AssessmentRound, RoundStatus
from cchc.parindex.year_standing import Origin, standing_of
from cchc.plans.actions.draft_plan import draft_plan
from cchc.plans.drafting import Beginning
from cchc.plans.models import Plan
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, signed_in, ward
from tests.factories.plans import goal, line, walked
from tests.factories.rounds import lost_point, opened, round_at, self_scored, sheet_of
from tests.parindex.pages import text_of

pytestmark = pytest.mark.django_db
TREE, HEAT, COMPARED = "/chi-so/cay/", "/chi-so/cay/theo-thang/", "/chi-so/cay/so-sanh/"


def at(day: int, month: int = 9, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.fixture
def now() -> Iterator[None]:
    with clock_at(at(18, hour=15)):
        yield


@pytest.fixture
def late() -> Dossier:
    """One of three ended after its day, in a year whose round is being scored."""
    with clock_at(at(14)):
        opened()
        dossier_at(Status.RESULT_READY)
        dossier_at(Status.RESULT_READY)
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(18)):
        finish(dossier, Status.RESULT_READY, actor("motcua"))
        keep_daily_figures()
    return dossier


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def links(page: str, begin: str) -> list[str]:
    found = re.findall(rf'href="({re.escape(begin)}[^"]*)"', page)
    return [each.replace("&amp;", "&") for each in dict.fromkeys(found)]


@pytest.mark.usefixtures("now")
def test_from_a_hundred_points_to_the_late_dossier_by_links_alone(late: Dossier) -> None:
    client = signed_in("chutich")
    tree = read(client, TREE)
    assert "2,67" in tree  # of the 4 points of 1.1; the rest is not scored yet
    field = read(client, links(tree, f"{TREE}muc/1/")[0])
    assert "1 chưa đạt" in field
    behind = read(client, next(each for each in links(field, "/chi-so/chi-tieu/") if "khong-dat" in each))
    assert str(late.code) in behind
    assert f"{TREE}muc/1.1/" in behind  # the way back
    assert str(late.code) in read(client, links(behind, f"/ho-so/{late.pk}/")[0])


@pytest.mark.usefixtures("late", "now")
def test_a_leaf_is_known_from_the_records_until_it_was_appraised() -> None:
    chair = actor("chutich")
    standing = standing_of(chair, ward(), 2026)
    assert standing is not None
    assert {code: each.origin for code, each in standing.told.items()} == {
        "1.1": Origin.RECORDS, "1.2": Origin.NOTHING, "2": Origin.NOTHING, "T1": Origin.NOTHING, "P1": Origin.NOTHING,
    }  # fmt: skip
    assert (standing.whole.won, standing.whole.open) == (Decimal("2.6667"), 6)
    assert standing.whole.percent == Decimal("66.67")
    self_scored(sheet_of(AssessmentRound.objects.get()))
    standing = standing_of(chair, ward(), 2026)
    assert standing is not None
    assert standing.told["1.1"].origin == Origin.RECORDS  # what stands in the record now, not what was scored once
    assert standing.told["1.2"].origin == Origin.SELF


def test_a_published_result_is_shown_as_it_was_published() -> None:
    lost = lost_point()
    standing = standing_of(actor("chutich"), ward(), lost.assessment.round.year)
    assert standing is not None
    assert {each.origin for code, each in standing.told.items() if code in ("1.1", "1.2", "2")} == {Origin.RESULT}
    assert standing.whole.lost == Decimal("2.3")
    client = signed_in("chutich")
    assert "hạng 1" in text_of(client.get(TREE))
    assert f"/chi-so/diem-bi-tru/muc/{lost.pk}/" in read(client, f"{TREE}muc/1/")


def test_nobody_sees_the_appraisal_before_its_time() -> None:
    of = round_at(RoundStatus.FIRST_APPRAISAL)
    unit = standing_of(actor("vanphong"), ward(), of.year)
    assert unit is not None
    assert Origin.APPRAISED not in {each.origin for each in unit.told.values()}


@pytest.mark.usefixtures("late", "now")
def test_the_map_says_which_month_lost_what() -> None:
    page = read(signed_in("chutich"), HEAT)
    assert "−1,33<" in page
    assert 'aria-label="1.1, tháng 9: mất 1,33 trên 4,00 điểm, 1 trường hợp chưa đạt"' in page
    cell = next(each for each in links(page, "/chi-so/chi-tieu/dossiers_on_time/ho-so-goc/") if "01%2F09" in each)
    assert "1 hồ sơ" in text_of(signed_in("chutich").get(cell))
    assert page.count("chưa đến") == 3  # October to December
    assert page.count("không có gì để tính") == 8 + 1  # January to August, and the legend


@pytest.mark.usefixtures("late", "now")
def test_the_year_runs_beside_the_target_of_the_plan() -> None:
    with clock_at(at(15, hour=8)):
        begun = Beginning([line()], [goal(name="Chỉ số  cải cách hành chính", planned=Decimal("85"))])
        walked(draft_plan(unit=ward(), by=actor("vanphong"), year=2026, beginning=begun), Plan.Status.ISSUED)
    page = read(signed_in("chutich"), TREE)
    assert "Mục tiêu 85,00 %" in page
    assert "Đến hôm nay: 66,67 %; thấp hơn 18,33 điểm % so với mục tiêu 85,00 %." in page


@pytest.mark.usefixtures("now")
def test_without_any_sheet_the_page_says_what_to_do() -> None:
    assert "Chưa có phiếu chấm điểm nào" in read(signed_in("chutich"), TREE)
    assert "Hãy chọn một đơn vị" in read(signed_in("thamdinh"), TREE)
    assert signed_in("chutich").get(f"{TREE}muc/1/").status_code == 302


@pytest.mark.usefixtures("late", "now")
def test_an_earlier_year_a_broken_one_and_what_is_out_of_sight() -> None:
    client = signed_in("chutich")
    assert "năm 2026" in read(client, f"{TREE}?nam=2099")
    assert "năm 2026" in read(client, f"{TREE}?nam=x&don_vi=y")
    assert "Chưa có phiếu chấm điểm nào" in read(client, f"{TREE}?nam=2020")
    assert client.get(f"{TREE}muc/9.9/").status_code == 404
    assert client.get(f"{TREE}muc/T1/")["Location"].endswith("#ngoai-thang")
    other = Unit.objects.get(code="H99.26.06")
    assert client.get(f"{TREE}?don_vi={other.pk}").status_code == 404


def test_units_are_ranked_beside_the_year_before() -> None:
    of = round_at(RoundStatus.PUBLISHED)
    assert "7,70" in text_of(signed_in("thamdinh").get(COMPARED))
    AssessmentRound.objects.filter(pk=of.pk).update(year=of.year - 1)
    again = round_at(RoundStatus.PUBLISHED)
    Assessment.objects.filter(round=again).update(total=Decimal("8.70"), index=Decimal("87"))
    page = text_of(signed_in("thamdinh").get(COMPARED))
    assert "7,70, hạng 1" in page
    assert "+1,00 điểm, giữ hạng" in page
    assert read(signed_in("captren"), links(read(signed_in("captren"), COMPARED), TREE + "?")[0])
    assert "Tỷ lệ hồ sơ giải quyết đúng hạn" in page  # each figure that scores it, to compare
    own = signed_in("vanphong")
    assert "hạng 1" in text_of(own.get(f"{COMPARED}?nam={of.year}"))


def test_before_any_publication_nothing_is_ranked() -> None:
    round_at(RoundStatus.COUNCIL)
    assert "Chưa có xếp hạng." in text_of(signed_in("vanphong").get(COMPARED))


@pytest.mark.usefixtures("late", "now")
def test_the_number_of_queries_does_not_grow() -> None:
    client, counted = signed_in("chutich"), list[int]()
    paths = (TREE, f"{TREE}muc/1/", HEAT, COMPARED)
    for _ in range(2):
        counted += [_queries(client, path) for path in paths]
        with clock_at(at(17)):
            for _ in range(4):
                dossier_at(Status.RESULT_READY)
        with clock_at(at(18)):
            keep_daily_figures()
    assert counted[:4] == counted[4:]
    assert max(counted) <= 30


def _queries(client: Any, address: str) -> int:
    read(client, address)
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return len(queries)


@pytest.mark.usefixtures("late", "now")
def test_before_the_unit_came_to_be_the_line_is_empty() -> None:
    standing = standing_of(actor("chutich"), ward(), 2026)
    assert standing is not None
    assert standing.shares_by_month()[-1].percent is not None
    standing.unit.valid_from = date(2026, 10, 1)
    assert {share.percent for share in standing.shares_by_month()} == {None}
    Unit.objects.filter(pk=ward().pk).update(valid_from=date(2026, 1, 1))
    page = read(signed_in("chutich"), TREE)
    assert "nam=2025" not in page  # no year before the unit's first


@pytest.mark.usefixtures("late", "now")
def test_who_may_not_open_every_record_reads_the_count_without_a_door() -> None:
    chair, officer = signed_in("chutich"), signed_in("tuphap")
    for address in (f"{TREE}muc/1/", HEAT):
        assert "ho-so-goc" in read(chair, address)
        assert "ho-so-goc" not in read(officer, address)
    assert "1 chưa đạt" in text_of(officer.get(f"{TREE}muc/1/"))
    assert "−1,33" in read(officer, HEAT)


def test_the_ranking_costs_the_same_for_two_units_as_for_one() -> None:
    of, client = round_at(RoundStatus.PUBLISHED), signed_in("thamdinh")
    one = _queries(client, COMPARED)
    other = Unit.objects.get(code="H99.26.06")
    Assessment.objects.create(round=of, unit=other, total=Decimal("5"), index=Decimal("50"), grade="Khá", rank=2)
    assert other.short_name in text_of(client.get(COMPARED))
    assert _queries(client, COMPARED) == one <= 20


def test_the_last_day_of_a_year_that_is_over() -> None:
    with clock_at(at(14)):
        opened()
    with clock_at(datetime(2027, 2, 1, 9, tzinfo=ZONE)):
        standing = standing_of(actor("chutich"), ward(), 2026)
        assert standing is not None
        assert (standing.until, len(standing.month_ends)) == (date(2026, 12, 31), 12)
