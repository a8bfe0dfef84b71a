"""Does a process come back from BPMN as it went, is another tool's file read, and is what cannot be read named?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest

from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.processes.bpmn import local, named
from cchc.catalogue.processes.bpmn_reading import read_bpmn
from cchc.catalogue.processes.bpmn_writing import write_bpmn
from cchc.catalogue.processes.refused import FileRefused
from tests.factories.dossiers import MARITAL_STATUS, procedure_in_force

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:other">'
    '<process id="p">{lanes}<startEvent id="s"/><task id="a" name="Tiếp nhận"/><userTask id="b" name="Thẩm tra"/>'
    '<exclusiveGateway id="g"/><manualTask id="c" name="Trả"/><endEvent id="e"/>{more}{flows}</process></definitions>'
)
LANES = (
    '<laneSet id="ls"><lane id="l1" name="Một cửa"><flowNodeRef>a</flowNodeRef><flowNodeRef>c</flowNodeRef></lane>'
    '<lane id="l2" name="Phòng chuyên môn"><flowNodeRef>b</flowNodeRef></lane></laneSet>'
)
FLOWS = ("s a", "a b", "b g", "g a", "g c", "c e")


def other_tool(*flows: str, lanes: str = LANES, more: str = "") -> bytes:
    drawn = "".join(
        f'<sequenceFlow id="f{n}" sourceRef="{flow.split()[0]}" targetRef="{flow.split()[1]}"/>'
        for n, flow in enumerate(flows or FLOWS)
    )
    return HEAD.format(lanes=lanes, more=more, flows=drawn).encode()


def shipped() -> Iterator[ProcessVersion]:
    yield from ProcessVersion.objects.select_related("procedure")


@pytest.mark.django_db
def test_every_shipped_process_comes_back_as_it_went() -> None:
    for version in shipped():
        read_in = read_bpmn(write_bpmn(version).encode())
        assert read_in.steps == tuple(type(read_in.steps[0])(**step.model_dump()) for step in version.path)
        assert (read_in.procedure, read_in.remarks) == (version.procedure.code, [])


@pytest.mark.django_db
def test_everything_is_drawn_and_every_reference_is_there() -> None:
    for version in shipped():
        root = fromstring(write_bpmn(version))  # noqa: S314 (our own)
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        process = root.find(named("bpmn:process"))
        assert process is not None
        drawn = {each.get("bpmnElement") for each in root.iter() if each.get("bpmnElement")}
        assert {each.get("id") for each in process if local(each.tag) not in ("laneSet", "documentation")} <= drawn
        assert {each.get("id") for each in process.iter(named("bpmn:lane"))} <= drawn <= set(ids)
        flows = {each.get("id"): each for each in process.findall(named("bpmn:sequenceFlow"))}
        for node in process:
            for end, attribute in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
                said = {each.text for each in node.findall(named(f"bpmn:{end}"))}
                assert said == {key for key, flow in flows.items() if flow.get(attribute) == node.get("id")} or (
                    local(node.tag) in ("laneSet", "sequenceFlow", "documentation")
                )


@pytest.mark.django_db
def test_shapes_stand_in_their_lanes_and_apart() -> None:
    root = fromstring(write_bpmn(procedure_in_force(MARITAL_STATUS)[1]))  # noqa: S314 (our own)
    places = {shape.get("bpmnElement", ""): bounds_of(shape) for shape in root.iter(named("bpmndi:BPMNShape"))}
    for lane in root.iter(named("bpmn:lane")):
        x, y, width, height = places[lane.get("id", "")]
        for node in lane.findall(named("bpmn:flowNodeRef")):
            left, top, wide, high = places[node.text or ""]
            assert x <= left and left + wide <= x + width and y <= top and top + high <= y + height
    columns = sorted(place[:1] + place[2:3] for key, place in places.items() if key.startswith(("buoc", "re", "ket")))
    assert all(one[0] + one[1] < other[0] for one, other in pairwise(columns))


def bounds_of(shape: Element) -> tuple[float, ...]:
    bounds = shape.find(named("dc:Bounds"))
    assert bounds is not None
    return tuple(float(bounds.get(word, "")) for word in ("x", "y", "width", "height"))


def test_another_tool_says_less_and_nothing_is_guessed() -> None:
    read_in = read_bpmn(other_tool("s a", "a b", "b g", "g b", "g c", "c e"))
    assert [(step.name, step.roles, step.back_to) for step in read_in.steps] == [
        ("Tiếp nhận", ["counter"], None), ("Thẩm tra", [], 2), ("Trả", ["counter"], None),
    ]  # fmt: skip
    assert not any(step.time or step.does for step in read_in.steps)
    assert read_in.remarks == [
        "Phần tử «b» nằm ở làn «Phòng chuyên môn», không nhận ra vai trò nào. Hãy chọn vai trò.",
        "Tệp không ghi việc kết thúc bước của «a», «b», «c». Hãy điền ở từng bước.",
        "Tệp không ghi thời gian của «a», «b», «c». Hãy điền ở từng bước.",
        "Tệp không ghi vai trò của «b». Hãy điền ở từng bước.",
    ]


def test_a_gateway_that_only_joins_is_passed_through() -> None:
    join = '<exclusiveGateway id="j"/>'
    read_in = read_bpmn(other_tool("s a", "a j", "j b", "b g", "g j", "g c", "c e", more=join))
    assert [step.back_to for step in read_in.steps] == [None, 2, None]


def test_our_own_words_that_cannot_be_read_are_named() -> None:
    words = b'<task xmlns:c="urn:cchc:process:1" c:time="mai" c:roles="counter ong" c:does="receive" '
    sent = other_tool(lanes="").replace(b'<task id="a"', words + b'id="a"')
    read_in = read_bpmn(sent)
    assert (read_in.steps[0].time, read_in.steps[0].roles, read_in.steps[0].does) == ("", [], "receive")
    assert "Phần tử «a»: không đọc được time «mai». Hãy điền lại." in read_in.remarks


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"", "không phải XML đọc được"),
        (b"<a", "không phải XML đọc được"),
        (b"<a/>", "phần tử gốc là «a»"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        (other_tool("s a", "a b", "b g", "g a", "c e"), "Phần tử «g» (exclusiveGateway)"),
        (
            other_tool("s a", "a b", "b a", "g c", "c e"),
            "Phần tử «b» (userTask) chỉ quay về «a»: vòng lặp",
        ),
        (other_tool("s a", "a b", "a c", "b g", "g c", "c e"), "Phần tử «a» (task) có nhiều lối ra"),
        (other_tool("s a", "a b", "b g", "g c"), "Phần tử «c» (manualTask) không dẫn đến đâu"),
        (other_tool("s a", "a g", "g c", "c e"), "Phần tử «b» (userTask) không đi đến được"),
        (other_tool("s a", "a b", "b g", "g c", "g e", "c e"), "Phần tử «g» (exclusiveGateway) rẽ nhiều lối"),
        (other_tool("s a", "a x", "b g", "g c", "c e"), "Phần tử «f1» (sequenceFlow) nối «a» với «x»"),
        (other_tool(more='<parallelGateway id="pg"/>'), "Phần tử «pg» (parallelGateway) thuộc loại không đọc được"),
        (other_tool(more='<subProcess id="sp"/>'), "Phần tử «sp» (subProcess) thuộc loại không đọc được"),
        (other_tool(more='<startEvent id="s2"/>'), "đúng một điểm bắt đầu (startEvent), đang có 2"),
        (b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', "đúng một quá trình"),
    ],
)
def test_what_cannot_be_read_is_named(sent: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_bpmn(sent)
    assert reason in str(refused.value)


def test_gateways_that_only_lead_to_each_other_end() -> None:
    round_about = '<exclusiveGateway id="h"/>'
    with pytest.raises(FileRefused, match="vòng lặp không lối ra"):
        read_bpmn(other_tool("s a", "a b", "b g", "g h", "h g", more=round_about))
