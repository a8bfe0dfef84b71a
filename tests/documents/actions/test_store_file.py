"""Is a handed-in file kept whole and once, and is what the office does not take refused without a trace?"""

from __future__ import annotations

import io
import stat
import tracemalloc
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.documents.actions.store_file import store_file, why_not_store_file
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import clock_at
from cchc.lifecycle.refusal import ActionRefused
from tests.documents import samples

pytestmark = pytest.mark.django_db
MB = 1024 * 1024


def kept(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_hash(store: Path) -> None:
    moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    with clock_at(moment):
        stored = store_file(upload=io.BytesIO(samples.PDF), name="giấy.pdf")
    digest = sha256(samples.PDF).hexdigest()
    assert (stored.sha256, stored.size, stored.media_type) == (digest, len(samples.PDF), "application/pdf")
    assert stored.created_at == moment
    assert kept(store) == [stored.path] == [store / digest[:2] / digest[2:4] / digest]
    assert stored.path.read_bytes() == samples.PDF


def test_nobody_may_run_it_and_others_may_not_read_it(store: Path) -> None:
    stored = store_file(upload=io.BytesIO(samples.PDF), name="giấy.pdf")
    assert stat.S_IMODE(stored.path.stat().st_mode) == 0o640


def test_the_same_bytes_are_kept_once(store: Path) -> None:
    first = store_file(upload=io.BytesIO(samples.PNG), name="một.png")
    second = store_file(upload=SimpleUploadedFile("hai.jpg", samples.PNG, "image/jpeg"), name="hai.jpg")
    assert first == second
    assert StoredFile.objects.count() == len(kept(store)) == 1


def test_a_file_damaged_on_the_disk_is_made_whole_when_it_comes_again(store: Path) -> None:
    stored = store_file(upload=io.BytesIO(samples.PDF), name="a.pdf")
    stored.path.write_bytes(b"%PDF")
    store_file(upload=io.BytesIO(samples.PDF), name="a.pdf")
    assert stored.path.read_bytes() == samples.PDF


def test_what_was_read_before_is_stored_from_its_beginning(store: Path) -> None:
    upload = io.BytesIO(samples.PDF)
    upload.read()
    assert store_file(upload=upload, name="a.pdf").size == len(samples.PDF)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "trống.pdf", "trống"),
        (samples.EXE, "don.pdf", "không phải là PDF, JPEG, PNG, TIFF, DOCX, XLSX"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "don.pdf", "không phải là PDF"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "anh.png", "không phải là PDF"),
        (b"\x00" * 1000, "anh.jpg", "không phải là PDF"),
        (samples.archive(types=samples.DOCX_TYPES, **{"word/vbaProject.bin": "x"}), "don.docx", "macro"),
        (b"%PDF-1.7\n" + b"0" * (20 * MB), "quet.pdf", "lớn hơn 20 MB"),
        (samples.JPEG + b"0" * (10 * MB), "anh.jpg", "lớn hơn 10 MB"),
    ],
)
def test_what_the_office_does_not_take_leaves_no_trace(store: Path, content: bytes, name: str, says: str) -> None:
    with pytest.raises(ActionRefused, match=says) as refused:
        store_file(upload=io.BytesIO(content), name=name)
    assert f"«{name}»" in str(refused.value)
    assert str(refused.value).endswith(".")
    assert not kept(store)
    assert not StoredFile.objects.exists()


def test_a_name_is_only_ever_spoken(store: Path) -> None:
    stored = store_file(upload=io.BytesIO(samples.PDF), name="../../../etc/passwd\x00\ud800")
    assert kept(store) == [stored.path]
    refusal = why_not_store_file(upload=io.BytesIO(b""), name="../../\x1b[31m<b>" + "ạ" * 500)
    assert refusal is not None
    assert len(refusal.sentence) < 300
    assert "<" not in refusal.sentence
    assert "\x1b" not in refusal.sentence


def test_the_largest_size_itself_is_taken(store: Path) -> None:
    content = b"%PDF-1.7\n".ljust(20 * MB, b"0")
    assert store_file(upload=io.BytesIO(content), name="a.pdf").size == 20 * MB


def test_a_huge_file_is_refused_unread(store: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("w+b") as upload:
        upload.write(samples.PDF)
        upload.truncate(50 * 1024 * MB)
        with pytest.raises(ActionRefused, match="lớn hơn 20 MB"):
            store_file(upload=upload, name="a.pdf")
        assert upload.tell() == 50 * 1024 * MB
    assert not kept(store)


def test_a_large_file_passes_without_filling_the_memory(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"%PDF-1.7\n".ljust(19 * MB, b"0"))
    tracemalloc.start()
    try:
        with path.open("rb") as upload:
            stored = store_file(upload=upload, name="a.pdf")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert stored.size == 19 * MB
    assert peak < 2 * MB


def test_a_write_that_breaks_leaves_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", disk_full)
    with pytest.raises(OSError, match="No space"):
        store_file(upload=io.BytesIO(samples.PDF), name="a.pdf")
    assert not kept(store)
    assert not StoredFile.objects.exists()
