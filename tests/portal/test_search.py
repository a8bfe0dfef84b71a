"""Does everybody find his procedure who writes as people speak?"""

from __future__ import annotations

import pytest

from cchc.catalogue.models import ProcedureVersion
from cchc.lifecycle.clock import today
from cchc.portal.everyday import everyday
from cchc.portal.search import best, entries

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    versions = ProcedureVersion.objects.in_force(today()).select_related("procedure")
    return [version.procedure.code for version in best(entries(versions, everyday().words), query)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("khai sinh", "1.001193"),
        ("khai sinh cho con", "1.001193"),
        ("kết hôn", "1.000894"),
        ("tôi muốn làm giấy khai sinh", "1.001193"),
        ("lam giay khai sinh cho be", "1.001193"),
        ("moi sinh em be", "1.001193"),
        ("lấy vợ", "1.000894"),
        ("dang ky ket hon", "1.000894"),
        ("giay doc than", "1.004873"),
        ("bo toi moi mat, lam giay chung tu", "1.000656"),
        ("SAO Y", "2.000815"),
        ("công chứng giấy tờ", "2.000815"),
        ("mo quan ban hang", "1.001612"),
        ("xây nhà", "1.013225"),
        ("lam so do", "1.013978"),
        ("hang xom lan dat", "1.012812"),
        ("nhập hộ khẩu cho con", "1.004222"),
        ("dang ky tam tru", "1.004194"),
        ("tách khẩu", "1.010038"),
        ("giấy khuyết tật", "1.001699"),
        ("trợ cấp người già", "1.014027"),
        ("xin ho ngheo", "1.011607"),
        ("sửa tên trong giấy khai sinh", "1.004859"),
        ("mất giấy khai sinh", "2.000635"),
        ("1.013228", "1.013228"),
    ],
)
def test_the_first_answer_is_what_was_meant(query: str, code: str) -> None:
    assert found(query)[0] == code


@pytest.mark.parametrize("query", ["", "   ", "qwertyuiop", "%", "'; drop table"])
def test_what_nobody_understands_finds_nothing(query: str) -> None:
    assert found(query) == []


def test_words_that_no_procedure_has_disturb_nothing() -> None:
    assert found("xyzzy kết hôn")[0] == found("kết hôn")[0] == "1.000894"


def test_one_rare_word_outweighs_common_ones() -> None:
    assert found("giấy di chúc")[0] == "2.001019"
