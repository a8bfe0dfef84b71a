"""Does every process draw legibly: nothing over the edge, no line through a box, every step and return there?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cchc.catalogue.diagram import DESK_WIDTH, LETTER, PAD, PHONE_WIDTH, Arrow, Box, Diagram, column, swimlanes
from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.schema import Step

pytestmark = pytest.mark.django_db
Segment = tuple[float, float, float, float]


def step(name: str, *roles: str, back_to: int | None = None) -> Step:
    return Step.model_validate(
        {"name": name, "does": "examine", "roles": list(roles), "time": "4h", "place": "Một cửa", "back_to": back_to}
    )


def all_drawings() -> Iterator[tuple[ProcessVersion, Diagram]]:
    for process in ProcessVersion.objects.select_related("procedure"):
        yield process, swimlanes(process.path)
        yield process, column(process.path)


def segments(arrow: Arrow) -> Iterator[Segment]:
    """The straight pieces of a path of M, V and H."""
    x = y = 0.0
    for letter, numbers in re.findall(r"([MVH])([\d. -]+)", arrow.path):
        if letter == "M":
            x, y = map(float, numbers.split())
            continue
        end = (x, float(numbers)) if letter == "V" else (float(numbers), y)
        yield x, y, *end
        x, y = end


def crosses(segment: Segment, box: Box) -> bool:
    """Whether a piece runs through the inside of a box; touching its edge is how arrows begin and end."""
    x1, y1, x2, y2 = segment
    inside_x = max(x1, x2) > box.x + 2 and min(x1, x2) < box.right - 2
    return inside_x and max(y1, y2) > box.y + 2 and min(y1, y2) < box.foot - 2


def test_every_shipped_process_draws_its_steps_and_returns() -> None:
    for process, drawing in all_drawings():
        returns = [arrow for arrow in drawing.arrows if arrow.is_return]
        assert len(drawing.boxes) == len(process.path), process.procedure
        assert len(drawing.arrows) - len(returns) == len(process.path) - 1, process.procedure
        assert len(returns) == sum(step.back_to is not None for step in process.path), process.procedure
        assert all(box.texts[-1].kind == "time" for box in drawing.boxes)


def test_no_line_runs_through_a_box() -> None:
    wrong = [
        (process.procedure.code, drawing.name, arrow.path)
        for process, drawing in all_drawings()
        for arrow in drawing.arrows
        for segment in segments(arrow)
        for box in drawing.boxes
        if crosses(segment, box)
    ]
    assert not wrong


def test_nothing_leaves_the_drawing_and_no_text_its_box() -> None:
    for process, drawing in all_drawings():
        for arrow in drawing.arrows:
            for x1, y1, x2, y2 in segments(arrow):
                assert 0 <= min(x1, x2) <= max(x1, x2) <= drawing.width, process.procedure
                assert 0 <= min(y1, y2) <= max(y1, y2) <= drawing.height, process.procedure
        for box in drawing.boxes:
            assert 0 <= box.x < box.right <= drawing.width
            for text in box.texts:
                assert text.x + len(text.words) * LETTER <= box.right + PAD / 2, (process.procedure, text.words)
                assert box.y < text.y < box.foot


def test_boxes_follow_each_other_downwards() -> None:
    for process, drawing in all_drawings():
        for above, below in zip(drawing.boxes, drawing.boxes[1:], strict=False):
            assert above.foot < below.y, process.procedure


def test_a_lane_for_each_holder_in_order() -> None:
    path = [step("Nhận", "counter"), step("Ký", "chair", "vice_chair"), step("Trả", "counter")]
    drawing = swimlanes(path)
    assert [lane.texts[0].words for lane in drawing.lanes] == ["Một cửa", "Chủ tịch hoặc Phó Chủ tịch"]
    first, second, third = drawing.boxes
    assert first.x == third.x < second.x
    assert drawing.width <= DESK_WIDTH


def test_the_phone_has_no_lanes_and_says_who_in_the_box() -> None:
    drawing = column([step("Nhận", "counter"), step("Ký", "chair")])
    assert drawing.lanes == ()
    assert drawing.width == PHONE_WIDTH
    assert "Chủ tịch, Một cửa" in [text.words for text in drawing.boxes[1].texts]


def test_two_returns_to_one_step_do_not_lie_on_each_other() -> None:
    path = [
        step("Nhận", "counter"), step("Thẩm tra", "officer"), step("Duyệt", "field_lead", back_to=2),
        step("Ký", "chair", back_to=2),
    ]  # fmt: skip
    for drawing in (swimlanes(path), column(path)):
        returns = [arrow for arrow in drawing.arrows if arrow.is_return]
        upwards = [x1 for arrow in returns for x1, y1, x2, y2 in segments(arrow) if x1 == x2 and y2 < y1]
        assert len(set(upwards)) == 2
