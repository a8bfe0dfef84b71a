"""Limits as procedures write them: read, written back, said in Vietnamese, refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.worktime.limit import LONGEST, Limit, LimitError, LimitUnit


@pytest.mark.parametrize(
    ("written", "amount", "unit", "again", "label"),
    [
        ("3wd", 3, LimitUnit.WORKING_DAYS, "3wd", "3 ngày làm việc"),
        ("8h", 480, LimitUnit.MINUTES, "8h", "8 giờ làm việc"),
        ("0.5h", 30, LimitUnit.MINUTES, "30m", "30 phút làm việc"),
        ("1.5h", 90, LimitUnit.MINUTES, "90m", "1 giờ 30 phút làm việc"),
        ("30m", 30, LimitUnit.MINUTES, "30m", "30 phút làm việc"),
        ("120m", 120, LimitUnit.MINUTES, "2h", "2 giờ làm việc"),
        ("15d", 15, LimitUnit.CALENDAR_DAYS, "15d", "15 ngày"),
        (" sameday\n", 1, LimitUnit.SAME_DAY, "sameday", "trong ngày"),
    ],
)
def test_written_limits(written, amount, unit, again, label):
    limit = Limit.parse(written)
    assert limit == Limit(amount, unit)
    assert str(limit) == again
    assert limit.label == label


@pytest.mark.parametrize(
    "written",
    ["", "3", "wd", "3 wd", "3WD", "-3wd", "0wd", "0h", "1.5wd", "0.01h", "1,5h", "3wd8h", "٣wd", "sameday2",
     "9999999d", "1e3d", "3wd; DROP TABLE", "nan h", "3w\nd"],
)  # fmt: skip
def test_what_is_no_limit_gets_one_sentence(written):
    with pytest.raises(LimitError) as refused:
        Limit.parse(written)
    sentence = str(refused.value)
    assert sentence.startswith("Thời hạn")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_long_slip_is_cut_in_the_sentence():
    with pytest.raises(LimitError) as refused:
        Limit.parse("9" * 5000)
    assert len(str(refused.value)) < 250


def test_the_amount_of_the_same_day_is_one():
    with pytest.raises(LimitError):
        Limit(2, LimitUnit.SAME_DAY)


@given(
    st.one_of(
        st.builds(Limit, st.integers(1, LONGEST), st.sampled_from(["m", "wd", "d"]).map(LimitUnit)),
        st.just(Limit(1, LimitUnit.SAME_DAY)),
    )
)
def test_every_limit_is_read_back_from_its_words(limit):
    assert Limit.parse(str(limit)) == limit
