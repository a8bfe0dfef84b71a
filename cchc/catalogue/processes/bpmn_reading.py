"""What does a BPMN 2.0 file say as steps? What it does not say stays empty; what cannot be read is named by its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import ValidationError

from cchc.catalogue.processes.bpmn import local, named
from cchc.catalogue.processes.editing import Path
from cchc.catalogue.processes.refused import FileRefused
from cchc.catalogue.schema import DraftStep
from cchc.catalogue.wording import HOLDERS
from cchc.organization.roles import ROLES
from cchc.ui.text import fold

TASKS = {"task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask"}
NODES = TASKS | {"startEvent", "endEvent", "exclusiveGateway"}
BESIDE = {
    *("documentation", "extensionElements", "laneSet", "sequenceFlow", "textAnnotation", "association", "group"),
    *("dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification", "property"),
}
OWN = ("does", "roles", "time", "place", "mark")  # our attributes of a task
ROLE_NAMES = {fold(name): role for role, name in HOLDERS.items()} | {
    fold(ROLES[role].name): role for role in HOLDERS
}  # fmt: skip


@dataclass
class ReadIn:
    """The steps, the procedure when the file names it, and what the reader must still look after."""

    steps: Path
    procedure: str
    remarks: list[str]


@dataclass
class Flowchart:
    """One process element: its nodes and where they lead."""

    nodes: dict[str, Element]
    onward: dict[str, list[str]]
    reasons: list[str] = field(default_factory=list)

    def kind(self, node: str) -> str:
        return local(self.nodes[node].tag)

    def said(self, node: str) -> str:
        """«Phần tử «re-3» (exclusiveGateway)»: as the tool that wrote it shows it."""
        return f"Phần tử «{node}» ({self.kind(node)})"


def read_bpmn(sent: bytes) -> ReadIn:
    """Everything that cannot be read is named at once."""
    process = _process_of(_parsed(sent))
    chart = _flowchart(process)
    path, back = _walked(chart)
    missed = [node for node in chart.nodes if chart.kind(node) in TASKS and node not in path]
    if not chart.reasons:
        chart.reasons += [f"{chart.said(node)} không đi đến được từ điểm bắt đầu." for node in missed]
    if chart.reasons:
        raise FileRefused(chart.reasons)
    remarks: list[str] = []
    lanes = _lanes(process)
    steps = tuple(_step(chart.nodes[node], lanes.get(node, ""), back.get(node), path, remarks) for node in path)
    return ReadIn(steps, process.get(named("cchc:procedure"), ""), [*remarks, *_silent(path, steps)])


def _parsed(sent: bytes) -> Element:
    """Without document types, and so without entities: a process needs none, and they can fill the memory."""
    try:
        root: Element = fromstring(sent, forbid_dtd=True)
    except DefusedXmlException as error:
        reason = "Tệp có khai báo DOCTYPE, không được nhận. Hãy xuất lại BPMN 2.0 không kèm DOCTYPE."
        raise FileRefused([reason]) from error
    except (ParseError, ValueError, LookupError) as error:
        raise FileRefused([f"Tệp không phải XML đọc được: {error}."]) from error
    return root


def _process_of(root: Element) -> Element:
    if root.tag != named("bpmn:definitions"):
        raise FileRefused([f"Tệp không phải BPMN 2.0: phần tử gốc là «{local(root.tag)}»."])
    found = [each for each in root.iter(named("bpmn:process")) if any(local(part.tag) in TASKS for part in each)]
    if len(found) != 1:
        ids = ", ".join(f"«{each.get('id', '')}»" for each in found) or "không có"
        raise FileRefused([f"Tệp phải có đúng một quá trình (process) có bước; đang có: {ids}."])
    return found[0]


def _flowchart(process: Element) -> Flowchart:
    nodes = {part.get("id", ""): part for part in process if local(part.tag) in NODES}
    chart = Flowchart(nodes, {node: [] for node in nodes})
    for part in process:
        kind, key = local(part.tag), part.get("id", "")
        if kind not in NODES | BESIDE:
            chart.reasons.append(f"Phần tử «{key}» ({kind}) thuộc loại không đọc được. Hãy thay bằng bước.")
        if kind == "sequenceFlow":
            source, target = part.get("sourceRef", ""), part.get("targetRef", "")
            if source in nodes and target in nodes:
                chart.onward[source].append(target)
            else:
                chart.reasons.append(f"Phần tử «{key}» (sequenceFlow) nối «{source}» với «{target}», không đọc được.")
    return chart


def _walked(chart: Flowchart) -> tuple[list[str], dict[str, str]]:
    """The tasks from the start to the end, and which of them is sent back to which."""
    path: list[str] = []
    back: dict[str, str] = {}
    starts = [node for node in chart.nodes if chart.kind(node) == "startEvent"]
    if len(starts) != 1:
        chart.reasons.append(f"Phải có đúng một điểm bắt đầu (startEvent), đang có {len(starts)}.")
        return path, back
    node, met = starts[0], {starts[0]}
    while not chart.reasons and chart.kind(node) != "endEvent":
        if chart.kind(node) in TASKS:
            path.append(node)
        onward = _after(chart, node, path, back)
        if onward is None:
            break
        if onward in met:
            chart.reasons.append(f"{chart.said(node)} chỉ quay về «{onward}»: vòng lặp không lối ra.")
        met.add(onward)
        node = onward
    return path, back


def _after(chart: Flowchart, node: str, path: list[str], back: dict[str, str]) -> str | None:
    """The next task or the end; a gateway that leads back gives the task before it its return."""
    ways = chart.onward[node]
    if chart.kind(node) == "exclusiveGateway" and len(ways) > 1:
        returns = [way for way in ways if _through(chart, way) in path]
        ways = [way for way in ways if way not in returns]
        if len(returns) > 1 or len(ways) > 1 or (returns and (not path or path[-1] in back)):
            chart.reasons.append(f"{chart.said(node)} rẽ nhiều lối: chỉ đọc được một lối đi tiếp và một lối trả lại.")
            return None
        if returns:
            back[path[-1]] = _through(chart, returns[0])
    if len(ways) != 1:
        dead_end = "không dẫn đến đâu" if not ways else "có nhiều lối ra mà không qua cổng loại trừ"
        if chart.kind(node) == "exclusiveGateway":
            dead_end = "chỉ có lối trả lại: vòng lặp không lối ra"
        chart.reasons.append(f"{chart.said(node)} {dead_end}.")
        return None
    return ways[0]


def _through(chart: Flowchart, node: str) -> str:
    """Behind gateways that only join ways."""
    met: set[str] = set()
    while chart.kind(node) == "exclusiveGateway" and len(chart.onward[node]) == 1 and node not in met:
        met.add(node)
        [node] = chart.onward[node]
    return node


def _lanes(process: Element) -> dict[str, str]:
    """The name of the innermost lane of each node."""
    return {
        (reference.text or "").strip(): lane.get("name", "").strip() or lane.get("id", "")
        for lane in process.iter(named("bpmn:lane"))
        for reference in lane.findall(named("bpmn:flowNodeRef"))
    }


def _step(node: Element, lane: str, back_to: str | None, path: list[str], remarks: list[str]) -> DraftStep:
    key = node.get("id", "")
    own = {name: value for name in OWN if (value := node.get(named(f"cchc:{name}")))}
    words: dict[str, Any] = {
        "name": " ".join(node.get("name", "").split()),
        "note": " ".join(node.findtext(named("bpmn:documentation"), "").split()),
        "back_to": path.index(back_to) + 1 if back_to else None,
    }
    if "roles" not in own and lane:
        words |= _held_by(lane)
        if not words["roles"]:
            remarks.append(f"Phần tử «{key}» nằm ở làn «{lane}», không nhận ra vai trò nào. Hãy chọn vai trò.")
    for name, value in own.items():
        try:
            DraftStep.model_validate({name: value.split() if name == "roles" else value})
        except ValidationError:
            remarks.append(f"Phần tử «{key}»: không đọc được {name} «{value}». Hãy điền lại.")
        else:
            words[name] = value.split() if name == "roles" else value
    return DraftStep.model_validate(words)


def _held_by(lane: str) -> dict[str, Any]:
    """«Chủ tịch hoặc Phó Chủ tịch (Ủy ban nhân dân)»: roles by their names, place in brackets."""
    holders, _, place = lane.partition(" (")
    roles = [ROLE_NAMES.get(fold(holder)) for holder in holders.split(" hoặc ")]
    if not all(roles):
        return {"roles": []}
    return {"roles": roles, "place": place.removesuffix(")")}


def _silent(path: list[str], steps: Path) -> list[str]:
    """What a tool that does not know our words cannot say."""
    said = {"tên": "name", "việc kết thúc bước": "does", "thời gian": "time", "vai trò": "roles"}
    remarks = []
    for words, name in said.items():
        silent = [f"«{key}»" for key, step in zip(path, steps, strict=True) if not getattr(step, name)]
        if silent:
            remarks.append(f"Tệp không ghi {words} của {', '.join(silent)}. Hãy điền ở từng bước.")
    return remarks
