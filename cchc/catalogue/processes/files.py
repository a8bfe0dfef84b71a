"""How does a process leave as a file and come back from one: YAML as in the content, or BPMN 2.0?"""

from __future__ import annotations

from pathlib import Path as FilePath
from tempfile import TemporaryDirectory

import yaml

from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.processes.bpmn_reading import read_bpmn
from cchc.catalogue.processes.bpmn_writing import write_bpmn
from cchc.catalogue.processes.editing import Path
from cchc.catalogue.processes.refused import FileRefused
from cchc.catalogue.schema import ProcessContent, ProcessesFile
from cchc.content.reading import ContentError, read

LAYOUTS = {"yaml": "application/yaml; charset=utf-8", "bpmn": "application/xml; charset=utf-8"}


def write_file(version: ProcessVersion, layout: str) -> tuple[str, str, str]:
    """Its name, media type and text."""
    text = write_bpmn(version) if layout == "bpmn" else write_yaml(version)
    return f"quy-trinh-{version.procedure.code}-{version.number}.{layout}", LAYOUTS[layout], text


def write_yaml(version: ProcessVersion) -> str:
    """What `cchc content check` passes and `cchc prepare` would load."""
    steps = [step.model_dump(mode="json", exclude_defaults=True) for step in version.path]
    content = {
        "procedure": version.procedure.code,
        "number": version.number,
        "effective_from": version.effective_from,
        "approval": version.approval,
        "mark": version.mark,
        "note": version.note,
        "steps": steps,
    }
    file = {
        "kind": "processes",
        "field": version.procedure.field.code,
        "source": version.approval,
        "processes": [{key: value for key, value in content.items() if value != ""}],
    }
    return yaml.safe_dump(file, allow_unicode=True, sort_keys=False, width=110)


def read_file(name: str, sent: bytes, *, code: str) -> tuple[Path, list[str]]:
    """The steps for that procedure, and remarks on what the file does not say."""
    if is_yaml(name):
        return tuple(_of_procedure(read_yaml(sent), code).steps), []
    read_in = read_bpmn(sent)
    if read_in.procedure and read_in.procedure != code:
        raise FileRefused([f"Tệp ghi quy trình của thủ tục {read_in.procedure}, không phải {code}."])
    return read_in.steps, read_in.remarks


def codes_in(name: str, sent: bytes) -> list[str]:
    """The procedures of which the file speaks."""
    if is_yaml(name):
        return list(dict.fromkeys(content.procedure for content in read_yaml(sent).processes if content.procedure))
    return [code] if (code := read_bpmn(sent).procedure) else []


def is_yaml(name: str) -> bool:
    """By the end of its name; a file that is neither of the two is refused."""
    if name.lower().endswith((".yaml", ".yml")):
        return True
    if name.lower().endswith((".bpmn", ".xml")):
        return False
    raise FileRefused(["Chỉ đọc được tệp .yaml (bố cục tệp nội dung) và .bpmn hoặc .xml (BPMN 2.0)."])


def read_yaml(sent: bytes) -> ProcessesFile:
    """Checked like a content file; each fault with its line."""
    with TemporaryDirectory() as folder:
        path = FilePath(folder) / "quy-trinh.yaml"
        path.write_bytes(sent)
        try:
            return read(path, ProcessesFile)
        except ContentError as error:
            raise FileRefused([f"Dòng {line}: {reason.rstrip('.')}." for _, line, reason in error.faults]) from error


def _of_procedure(file: ProcessesFile, code: str) -> ProcessContent:
    for content in sorted(file.processes, key=lambda content: -content.number):
        if content.procedure == code:
            return content
    named = ", ".join(content.procedure or "không mã" for content in file.processes)
    raise FileRefused([f"Tệp không có quy trình của thủ tục {code}; trong tệp có: {named}."])
