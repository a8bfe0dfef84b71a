"""The package computes without Django, and one date without numpy."""

import subprocess
import sys


def test_one_date_needs_neither_django_nor_numpy():
    script = (
        "import sys\n"
        "from datetime import datetime\n"
        "from cchc.worktime import bulk, explanation\n"
        "from cchc.worktime.limit import Limit\n"
        "from cchc.worktime.loading import calendar\n"
        "received = datetime.fromisoformat('2026-09-14T09:00+07:00')\n"
        "print(calendar('vn').due(received, Limit.parse('3wd')).isoformat())\n"
        "print(sorted({'django', 'numpy'} & set(sys.modules)))\n"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout == "2026-09-17T17:00:00+07:00\n[]\n"
