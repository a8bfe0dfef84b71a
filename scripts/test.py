"""Does everything hold? Checks, then tests on SQLite, on PostgreSQL and in a browser; every one is run.

The last line is pytest's own closing line over all runs; the exit status is 1 when anything failed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Step:
    """One command whose exit status decides; `counts` marks a run of pytest, whose cases are added up."""

    name: str
    command: list[str | Path]
    counts: bool = False


def program(name: str, *arguments: str | Path) -> list[str | Path]:
    return [PROGRAMS / name, *arguments]


def checks() -> list[Step]:
    templates = sorted((ROOT / "cchc").rglob("*.html"))
    return [
        Step("ruff check", program("ruff", "check", ".")),
        Step("ruff format", program("ruff", "format", "--check", "--quiet", ".")),
        Step("djade", program("djade", "--check", "--target-version", "5.2", *templates)),
        Step("bandit", program("bandit", "--quiet", "-ll", "--recursive", "cchc")),
        Step("mypy", program("mypy")),
        Step("import contracts", program("lint-imports")),
        Step(
            "migrations",
            [
                sys.executable,
                "-m",
                "django",
                "makemigrations",
                "--check",
                "--dry-run",
                "--settings=cchc.config.settings",
            ],
        ),
    ]


def suites() -> list[Step]:
    everywhere = ["tests", "--ignore=tests/journeys", "--ignore=tests/ui/test_script.py", "--numprocesses=2", "--quiet"]
    once = [  # no engine changes their answer, they start both themselves, or play what is tested verb by verb on both
        "tests/engines", "tests/structure", "tests/access/test_matrix.py", "tests/test_distribution.py",
        "tests/config/commands/test_init.py", "tests/config/test_demonstration.py",
    ]  # fmt: skip
    own_engine = [f"--ignore={path}" for path in once]
    on_postgresql = [
        sys.executable,
        "scripts/private_postgres.py",
        *program("pytest", *everywhere, *own_engine),
    ]
    in_browser = ["tests/ui/test_script.py", "tests/journeys", "--numprocesses=2", "--dist=loadfile", "--quiet"]
    return [
        Step("tests on SQLite", program("pytest", *everywhere), counts=True),
        Step("tests on PostgreSQL", on_postgresql, counts=True),
        Step("journeys in a browser", program("pytest", *in_browser), counts=True),
    ]


def run(step: Step, data: Path) -> tuple[bool, float, Counter[str]]:
    """Whether the step held, its seconds, and how many cases passed, failed or were skipped in it."""
    print(f"\n── {step.name} ──", flush=True)
    report = data / f"{step.name}.xml"
    without = {"CCHC_DATABASE", "PYTHONDONTWRITEBYTECODE"}  # many cases start the product: it is compiled once
    environment = {name: value for name, value in os.environ.items() if name not in without}
    environment |= {"CCHC_DATA": str(data), "PYTHONPATH": str(ROOT)}
    command = step.command + ([f"--junitxml={report}"] if step.counts else [])
    started = time.monotonic()
    running = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        held = running.wait() == 0
    except KeyboardInterrupt:  # let it stop its servers before we go
        running.terminate()
        running.wait()
        raise
    return held, time.monotonic() - started, cases(report) if step.counts else Counter()


def cases(report: Path) -> Counter[str]:
    if not report.exists():
        return Counter()
    total: Counter[str] = Counter()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314  written by our own pytest
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        total += Counter(failed=failed, skipped=skipped, passed=int(suite.get("tests", 0)) - failed - skipped)
    return total


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = time.monotonic()
    steps = checks() if "--only-checks" in arguments else checks() + suites()
    with tempfile.TemporaryDirectory(prefix="cchc-test-") as folder:
        results = {step.name: run(step, Path(folder)) for step in steps}
    print()
    for name, (held, seconds, _) in results.items():
        print(f"{'ok    ' if held else 'FAILED'} {name} ({seconds:.0f} s)")
    total = sum((counted for _, _, counted in results.values()), Counter())
    said = [f"{total[word]} {word}" for word in ("failed", "passed", "skipped") if total[word]]
    if said:
        print(f"==== {', '.join(said)} in {time.monotonic() - started:.2f}s ====")
    return 0 if all(held for held, _, _ in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
