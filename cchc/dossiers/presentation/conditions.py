"""How is what was asked of the list said in one sentence? Above the table, on the printed list, in the workbook."""

from __future__ import annotations

from cchc.dossiers.forms.find import FindForm

SAID = {
    "timing": "{}",
    "procedure": "thủ tục {}",
    "field": "lĩnh vực {}",
    "channel": "nộp {}",
    "unit": "của {}",
    "holder": "do {} giữ",
    "sort": "{}",
}
BETWEEN = {"received": "tiếp nhận", "due": "hẹn trả", "ended": "kết thúc"}


def said(form: FindForm) -> str:
    """«Hồ sơ quá hạn hẹn trả, lĩnh vực Hộ tịch, tiếp nhận từ 01/11/2026; hạn sớm nhất trước»."""
    asked = form.cleaned_data
    parts = [f"trạng thái «{form.label_of('status')}»"] if asked.get("status") else []
    for name in ("timing", "procedure", "field", "channel", "unit", "holder"):
        if asked.get(name):
            label = form.label_of(name)
            parts.append(SAID[name].format(label[0].lower() + label[1:] if name in ("timing", "channel") else label))
    if asked.get("mine"):
        parts.append("anh/chị đang giữ")
    parts += [days for name, verb in BETWEEN.items() if (days := _days(form, name, verb))]
    if asked.get("result"):
        parts.append(f"số kết quả có «{asked['result']}»")
    if asked.get("case"):
        parts.append(f"trường hợp có «{asked['case']}»")
    if asked.get("q"):
        parts.append(f"khớp với «{asked['q']}»")
    order = form.label_of("sort").lower() if "sort" in asked else "mới nộp trước"
    return f"{'Hồ sơ ' + ', '.join(parts) if parts else 'Mọi hồ sơ'}; {order}"


def _days(form: FindForm, name: str, verb: str) -> str:
    first, last = form.cleaned_data.get(f"{name}_from"), form.cleaned_data.get(f"{name}_to")
    if first and first == last:
        return f"{verb} ngày {first:%d/%m/%Y}"
    words = [f"từ {first:%d/%m/%Y}"] if first else []
    words += [f"đến {last:%d/%m/%Y}"] if last else []
    return f"{verb} {' '.join(words)}" if words else ""
