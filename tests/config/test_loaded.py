"""Is what the server has loaded kept from the collector?"""

from __future__ import annotations

import gc

from cchc.config.loaded import keep_what_is_loaded


def test_what_is_loaded_is_looked_through_no_more() -> None:
    try:
        keep_what_is_loaded()
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
