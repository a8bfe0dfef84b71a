"""Do the vendored fonts draw every Vietnamese letter, and everything that the manifest promises?"""

from __future__ import annotations

import unicodedata

import pytest
import typst

from cchc.content.reading import read
from cchc.documents.forms import FONTS
from cchc.documents.schema import FontManifest

MANIFEST = read(FONTS / "manifest.yaml", FontManifest)
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
STYLES = ["", "#set text(weight: 700)\n", '#set text(style: "italic")\n', '#set text(weight: 700, style: "italic")\n']


def drawn(text: str, style: str) -> bytes:
    """The text as PDF/A, which refuses a character without a shape; no other font is at hand."""
    source = f'#set text(font: "Tinos")\n{style}#sys.inputs.text'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    pdf: bytes = typst.compile(
        source.encode(), font_paths=fonts, sys_inputs={"text": text}, format="pdf", pdf_standards="a-2b"
    )
    return pdf


@pytest.mark.parametrize("style", STYLES)
def test_every_vietnamese_letter_is_drawn(style: str) -> None:
    letters = LETTERS + [letter.upper() for letter in LETTERS]
    assert len(set(letters)) == 146
    assert drawn(" ".join(letters), style).startswith(b"%PDF")


@pytest.mark.parametrize("style", STYLES)
def test_every_promised_character_is_drawn(style: str) -> None:
    ranges = [[int(end, 16) for end in promised.split("-")] for promised in MANIFEST.prints]
    text = " ".join(chr(code) for first, last in ranges for code in range(first, last + 1))
    assert drawn(text, style).startswith(b"%PDF")


@pytest.mark.parametrize("style", STYLES)
def test_a_character_without_a_shape_would_be_noticed(style: str) -> None:
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        drawn("漢", style)
