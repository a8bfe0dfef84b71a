"""What does a server do once it is loaded? It says to Python's collector that all this stays."""

from __future__ import annotations

import gc

from django.urls import get_resolver


def keep_what_is_loaded() -> None:
    """Every page is loaded, then the collector need not look through it: a whole look takes 90 ms, and some page in
    twenty waited for it. Before a fork the workers also go on sharing that memory.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
