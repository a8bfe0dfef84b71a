"""How does a handed-in file get into the store? Looked at, streamed and hashed, then named by its hash.

A file whose row was rolled back stays on the disk unnoticed, and the next one with the same bytes takes its
place; a row without its file cannot come to be.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.conf import settings

from cchc.documents.file_limits import limits_on
from cchc.documents.file_names import readable_name
from cchc.documents.file_types import sniffed_type
from cchc.documents.models import StoredFile, path_of
from cchc.documents.office_archive import MacroError
from cchc.lifecycle import clock
from cchc.lifecycle.refusal import Refusal, refuse

_CHUNK = 64 * 1024  # bytes


def why_not_store_file(*, upload: IO[bytes], name: str) -> Refusal | None:
    """What its size and its bytes say against it; the name and the browser's claim say nothing."""
    name, limits = readable_name(name), limits_on(clock.today())
    size = upload.seek(0, os.SEEK_END)
    if not size:
        return Refusal(f"Tệp «{name}» trống. Mở lại tệp để kiểm tra, hoặc quét lại giấy tờ, rồi chọn lại tệp.")
    if size > limits.bytes_at_most:
        return _too_large(name, limits.bytes_at_most)
    try:
        kind = limits.accepted(sniffed_type(upload))
    except MacroError:
        return Refusal(
            f"Tệp «{name}» có macro (mã lệnh) nên không được nhận. "
            "Lưu lại dạng DOCX, XLSX không có macro, hoặc xuất ra PDF, rồi nộp lại."
        )
    if kind is None:
        return Refusal(
            f"Tệp «{name}» không phải là {limits.names}, hoặc đã hỏng, hoặc bị khóa bằng mật khẩu. "
            "Xuất ra PDF hoặc chụp lại dạng JPEG rồi nộp lại; đổi đuôi tên tệp không có tác dụng."
        )
    return _too_large(name, kind.bytes_at_most) if size > kind.bytes_at_most else None


def store_file(*, upload: IO[bytes], name: str) -> StoredFile:
    """Keep the contents; the same contents are kept once, under whatever names they come."""
    refuse(why_not_store_file(upload=upload, name=name))
    media_type = sniffed_type(upload)
    incoming = Path(settings.DATA) / "files" / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=incoming, delete=False) as arriving:
        try:
            digest, size = _copy(upload, arriving)
            _move(Path(arriving.name), path_of(digest))
        finally:
            Path(arriving.name).unlink(missing_ok=True)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"size": size, "media_type": media_type, "created_at": clock.now()}
    )
    return stored


def _too_large(name: str, bytes_at_most: int) -> Refusal:
    return Refusal(
        f"Tệp «{name}» lớn hơn {bytes_at_most // 1024**2} MB. "
        "Quét lại ở độ phân giải 200 dpi, hoặc chia thành nhiều tệp, rồi nộp lại."
    )


def _copy(upload: IO[bytes], arriving: IO[bytes]) -> tuple[str, int]:
    """The hash and the size of what is now on the disk, readable by the house, executable by nobody."""
    digest, size = sha256(), 0
    upload.seek(0)
    while chunk := upload.read(_CHUNK):
        size += len(chunk)
        digest.update(chunk)
        arriving.write(chunk)
    arriving.flush()
    os.fchmod(arriving.fileno(), 0o640)
    os.fsync(arriving.fileno())
    return digest.hexdigest(), size


def _move(arrived: Path, place: Path) -> None:
    """One step that happens wholly or not at all, and is on the disk before the row is written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    arrived.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
