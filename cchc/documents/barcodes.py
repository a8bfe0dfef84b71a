"""How do a dossier's code and address become Code 128 and QR drawings that scanners read?

The QR code holds the look-up address alone (dossier code and a short signed token). The minimum content of
Circular 01/2023/TT-VPCP, Article 26 (procedure, paper, system, moments, who) is printed as text on the same
page: put into the QR code it would make the modules too small for an old phone, and would lay the citizen's
identity number open to anyone who photographs the paper.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

# ISO/IEC 15417: widths of bars and spaces in modules, six for each symbol value 0-102 and the three starts.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_START_B = 104
_STOP = "2331112"
_QUIET = 10  # modules of white on either side
_HEIGHT = 40  # modules


def code128_svg(text: str) -> str:
    """Code 128, set B (printable ASCII), as SVG, one module being one unit."""
    if not text or not all(" " <= character <= "~" for character in text):
        raise ValueError("mã vạch chỉ nhận chữ không dấu, chữ số và dấu câu")
    values = [ord(character) - 32 for character in text]
    check = (_START_B + sum(place * value for place, value in enumerate(values, 1))) % 103
    widths = "".join(_WIDTHS[6 * value : 6 * value + 6] for value in (_START_B, *values, check)) + _STOP
    bars, x = [], _QUIET
    for place, width in enumerate(map(int, widths)):
        if place % 2 == 0:
            bars.append(f"M{x} 0h{width}v{_HEIGHT}h-{width}z")
        x += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x + _QUIET} {_HEIGHT}">'
        f'<path d="{"".join(bars)}"/></svg>'
    )


@lru_cache(maxsize=512)  # a set to be posted has a hundred, printed again and again
def qr_svg(text: str) -> str:
    """QR code (TCVN 7322, ISO/IEC 18004) as SVG with its quiet zone; it survives 15 % of damage."""
    svg = BytesIO()
    segno.make_qr(text, error="m").save(svg, kind="svg", xmldecl=False, border=4)
    return svg.getvalue().decode()
