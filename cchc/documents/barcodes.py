"""How do a dossier's code and address become Code 128 and QR drawings that scanners read?

The QR code holds the look-up address alone (dossier code and a short signed token). The minimum content of
Circular 01/2023/TT-VPCP, Article 26 (procedure, paper, system, moments, who) is printed as text on the same
page: put into the QR code it would make the modules too small for an old phone, and would lay the citizen's
identity number open to anyone who photographs the paper.
"""

from __future__ import annotations

from io import BytesIO

import segno

# ISO/IEC 15417: widths of bars and spaces, in modules, of symbol values 0-102, the three starts, and the stop.
_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 "
    "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 "
    "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 "
    "113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
    "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 "
    "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 "
    "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 "
    "211232 2331112"
).split()
_START_B, _STOP = 104, 106
_QUIET = 10  # modules of white on either side
_HEIGHT = 40  # modules


def code128_svg(text: str) -> str:
    """Code 128, set B (printable ASCII), as SVG, one module being one unit."""
    if not text or not all(" " <= character <= "~" for character in text):
        raise ValueError("mã vạch chỉ nhận chữ không dấu, chữ số và dấu câu")
    values = [ord(character) - 32 for character in text]
    check = (_START_B + sum(place * value for place, value in enumerate(values, 1))) % 103
    widths = "".join(_WIDTHS[value] for value in (_START_B, *values, check, _STOP))
    bars, x = [], _QUIET
    for place, width in enumerate(map(int, widths)):
        if place % 2 == 0:
            bars.append(f"M{x} 0h{width}v{_HEIGHT}h-{width}z")
        x += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x + _QUIET} {_HEIGHT}">'
        f'<path d="{"".join(bars)}"/></svg>'
    )


def qr_svg(text: str) -> str:
    """QR code (TCVN 7322, ISO/IEC 18004) as SVG with its quiet zone; it survives 15 % of damage."""
    svg = BytesIO()
    segno.make_qr(text, error="m").save(svg, kind="svg", xmldecl=False, border=4)
    return svg.getvalue().decode()
