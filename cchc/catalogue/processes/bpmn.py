"""Which words of BPMN 2.0 do we write and read? Names of the standard, and our own beside them."""

from __future__ import annotations

from xml.etree.ElementTree import register_namespace

NAMES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "cchc": "urn:cchc:process:1",  # what the standard has no word for: time, verb, roles, place
}
for prefix, namespace in NAMES.items():
    register_namespace(prefix, namespace)


def named(word: str) -> str:
    """«bpmn:task» as ElementTree spells it."""
    prefix, _, local = word.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def local(tag: str) -> str:
    """«task» of any namespace."""
    return tag.rpartition("}")[2]
