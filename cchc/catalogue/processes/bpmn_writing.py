"""How does a process become BPMN 2.0 that any viewer draws: lanes, tasks, a gateway where a step may be sent back?"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.processes.bpmn import named
from cchc.catalogue.schema import Step
from cchc.catalogue.wording import holder_said

# Of the drawing, in the viewer's points.
LEFT, HEAD, LANE_HEIGHT = 160, 30, 200  # a name of two lines fits at its side
TASK, EVENT, GATEWAY = (150, 90), (36, 36), (50, 50)
GAP = 50  # between two shapes of a row
APART = 8  # two ways back in one lane
Place = tuple[float, float, float, float]  # x, y, width, height
Flow = tuple[str, str, str]  # source, target, name


def write_bpmn(version: ProcessVersion) -> str:
    """With our own attributes beside the standard ones, so that reading it again gives the same steps."""
    path = version.path
    lanes = list(dict.fromkeys(_lane_of(step) for step in path))
    flows = _flows(path)
    root = Element(named("bpmn:definitions"), {"id": "quy-trinh", "targetNamespace": "urn:cchc:process:1"})
    collaboration = SubElement(root, named("bpmn:collaboration"), {"id": "phoi-hop"})
    pool = {"id": "ben", "name": f"Quy trình nội bộ {version.procedure.code}", "processRef": "qua-trinh"}
    SubElement(collaboration, named("bpmn:participant"), pool)
    root.append(_process(version, lanes, flows))
    root.append(_diagram(path, lanes, flows))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _lane_of(step: Step) -> str:
    return f"{holder_said(step)} ({step.place})" if step.place else holder_said(step)


def _flows(path: tuple[Step, ...]) -> list[Flow]:
    """From the start through the steps to the end; behind a step that may be sent back stands a gateway."""
    flows: list[Flow] = []
    leaves = "bat-dau"
    for number, step in enumerate(path, 1):
        flows.append((leaves, f"buoc-{number}", "Đạt" if leaves.startswith("re-") else ""))
        leaves = f"buoc-{number}"
        if step.back_to:
            flows.append((leaves, f"re-{number}", ""))
            leaves = f"re-{number}"
            flows.append((leaves, f"buoc-{step.back_to}", "Trả lại"))
    return [*flows, (leaves, "ket-thuc", "Đạt" if leaves.startswith("re-") else "")]


def _process(version: ProcessVersion, lanes: list[str], flows: list[Flow]) -> Element:
    said = {"id": "qua-trinh", "isExecutable": "false", named("cchc:procedure"): version.procedure.code}
    process = Element(named("bpmn:process"), said)
    if version.note:
        SubElement(process, named("bpmn:documentation")).text = version.note
    lane_set = SubElement(process, named("bpmn:laneSet"), {"id": "cac-lan"})
    for row, lane in enumerate(lanes, 1):
        drawn = SubElement(lane_set, named("bpmn:lane"), {"id": f"lan-{row}", "name": lane})
        for node in _nodes_in(version.path, lane):
            SubElement(drawn, named("bpmn:flowNodeRef")).text = node
    _node(process, "bpmn:startEvent", {"id": "bat-dau", "name": "Người dân nộp hồ sơ"}, flows)
    for number, step in enumerate(version.path, 1):
        _task(process, number, step, flows)
        if step.back_to:
            onward = next(_id(flow) for flow in flows if flow[0] == f"re-{number}" and flow[2] == "Đạt")
            gateway = {"id": f"re-{number}", "default": onward}
            _node(process, "bpmn:exclusiveGateway", gateway, flows)
    _node(process, "bpmn:endEvent", {"id": "ket-thuc", "name": "Đã trả kết quả"}, flows)
    for flow in flows:
        words = {"id": _id(flow), "sourceRef": flow[0], "targetRef": flow[1]}
        SubElement(process, named("bpmn:sequenceFlow"), words | ({"name": flow[2]} if flow[2] else {}))
    return process


def _nodes_in(path: tuple[Step, ...], lane: str) -> list[str]:
    """The lane's steps with their gateways; the events stand in the lanes of the first and the last step."""
    nodes = ["bat-dau"] if _lane_of(path[0]) == lane else []
    for number, step in enumerate(path, 1):
        if _lane_of(step) == lane:
            nodes += [f"buoc-{number}", *([f"re-{number}"] if step.back_to else [])]
    return [*nodes, *(["ket-thuc"] if _lane_of(path[-1]) == lane else [])]


def _task(process: Element, number: int, step: Step, flows: list[Flow]) -> None:
    own = {"does": step.does.value, "roles": " ".join(step.roles), "time": step.time, "place": step.place,
           "mark": step.mark.value}  # fmt: skip
    words = {"id": f"buoc-{number}", "name": step.name}
    words |= {named(f"cchc:{name}"): value for name, value in own.items() if value}
    _node(process, "bpmn:userTask", words, flows, note=step.note)


def _node(process: Element, kind: str, words: dict[str, str], flows: list[Flow], note: str = "") -> None:
    node = SubElement(process, named(kind), words)
    if note:
        SubElement(node, named("bpmn:documentation")).text = note
    for flow in flows:
        if flow[1] == words["id"]:
            SubElement(node, named("bpmn:incoming")).text = _id(flow)
    for flow in flows:
        if flow[0] == words["id"]:
            SubElement(node, named("bpmn:outgoing")).text = _id(flow)


def _id(flow: Flow) -> str:
    return f"di-{flow[0]}-{flow[1]}"


def _diagram(path: tuple[Step, ...], lanes: list[str], flows: list[Flow]) -> Element:
    places, width = _places(path, lanes)
    diagram = Element(named("bpmndi:BPMNDiagram"), {"id": "so-do"})
    plane = SubElement(diagram, named("bpmndi:BPMNPlane"), {"id": "mat", "bpmnElement": "phoi-hop"})
    _shape(plane, "ben", (LEFT - HEAD, 80, width + HEAD, LANE_HEIGHT * len(lanes)), isHorizontal="true")
    for row in range(len(lanes)):
        lane = (LEFT, 80 + LANE_HEIGHT * row, width, LANE_HEIGHT)
        _shape(plane, f"lan-{row + 1}", lane, isHorizontal="true")
    for node, place in places.items():
        _shape(plane, node, place)
    ways_back = 0
    for flow in flows:
        edge = SubElement(plane, named("bpmndi:BPMNEdge"), {"id": f"{_id(flow)}-ve", "bpmnElement": _id(flow)})
        start, end = places[flow[0]], places[flow[1]]
        if flow[2] == "Trả lại":
            points = _back(start, end, APART * (ways_back % 3))
            ways_back += 1
        else:
            points = _onward(start, end)
        for x, y in points:
            SubElement(edge, named("di:waypoint"), {"x": f"{x:.0f}", "y": f"{y:.0f}"})
    return diagram


def _places(path: tuple[Step, ...], lanes: list[str]) -> tuple[dict[str, Place], float]:
    """Each shape in a column of its own, in the middle of its lane: no way crosses a shape."""
    row = {f"buoc-{number}": lanes.index(_lane_of(step)) for number, step in enumerate(path, 1)}
    order = [("bat-dau", row["buoc-1"], EVENT)]
    for number, step in enumerate(path, 1):
        order.append((f"buoc-{number}", row[f"buoc-{number}"], TASK))
        if step.back_to:
            order.append((f"re-{number}", row[f"buoc-{number}"], GATEWAY))
    order.append(("ket-thuc", row[f"buoc-{len(path)}"], EVENT))
    places: dict[str, Place] = {}
    x: float = LEFT + GAP + HEAD
    for node, lane, (width, height) in order:
        places[node] = (x, 80 + LANE_HEIGHT * lane + (LANE_HEIGHT - height) / 2, width, height)
        x += width + GAP
    return places, x - LEFT


def _shape(plane: Element, node: str, place: Place, **words: str) -> None:
    shape = SubElement(plane, named("bpmndi:BPMNShape"), {"id": f"{node}-ve", "bpmnElement": node, **words})
    numbers = zip(("x", "y", "width", "height"), place, strict=True)
    SubElement(shape, named("dc:Bounds"), {name: f"{number:.0f}" for name, number in numbers})


def _onward(start: Place, end: Place) -> list[tuple[float, float]]:
    """From the right side, across halfway, into the left side."""
    (x, y), (to_x, to_y) = (start[0] + start[2], start[1] + start[3] / 2), (end[0], end[1] + end[3] / 2)
    if y == to_y:
        return [(x, y), (to_x, to_y)]
    half = to_x - GAP / 2
    return [(x, y), (half, y), (half, to_y), (to_x, to_y)]


def _back(start: Place, end: Place, apart: float) -> list[tuple[float, float]]:
    """From the foot of the gateway along the foot of its lane, then into the earlier step from below or above."""
    x, y = start[0] + start[2] / 2, start[1] + start[3]
    along = y - start[3] / 2 + LANE_HEIGHT / 2 - 12 - apart
    to_x = end[0] + end[2] / 2 + apart
    into = end[1] + end[3] if end[1] < along else end[1]
    return [(x, y), (x, along), (to_x, along), (to_x, into)]
