"""The product's settings with the addresses of benchmarks/limit_urls.py: the same stack around an empty view."""

from cchc.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.limit_urls"
