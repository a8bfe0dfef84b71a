"""Do real scanners read what is drawn? `zbarimg` reads it from pictures."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import typst

from cchc.documents.barcodes import code128_svg, qr_svg

ASCII = "".join(map(chr, range(32, 127)))


def scanned(svg: str, folder: Path, millimetres: float, per_inch: int = 200) -> list[str]:
    """What a scanner reads in the drawing, printed at this width and photographed at this sharpness."""
    (folder / "code.svg").write_text(svg)
    page = f'#set page(width: auto, height: auto, margin: 5mm)\n#image("code.svg", width: {millimetres}mm)'
    (folder / "page.typ").write_text(page)
    typst.compile(folder / "page.typ", output=folder / "page.png", ppi=per_inch)
    read = subprocess.run(["zbarimg", "--quiet", "--nodbus", folder / "page.png"], capture_output=True, text=True)
    return read.stdout.splitlines()


@pytest.mark.parametrize("text", ["H99.26.05-261123-0001", "0", "a B~", *(ASCII[n : n + 19] for n in range(0, 95, 19))])
def test_code_128_is_read(text: str, tmp_path: Path) -> None:
    assert scanned(code128_svg(text), tmp_path, 0.3 * (11 * len(text) + 55)) == [f"CODE-128:{text}"]


@pytest.mark.parametrize("text", ["", "hồ sơ", "a\n", "\x7f"])
def test_code_128_refuses_what_its_set_lacks(text: str) -> None:
    with pytest.raises(ValueError, match="mã vạch"):
        code128_svg(text)


@pytest.mark.parametrize("text", ["https://motcua.example/tra-cuu/H99.26.05-261123-0001?k=Zq3vT9aX", "a" * 150])
def test_qr_is_read_at_the_size_of_the_forms(text: str, tmp_path: Path) -> None:
    assert scanned(qr_svg(text), tmp_path, 25) == [f"QR-Code:{text}"]
