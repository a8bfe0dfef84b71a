#!/usr/bin/env bash
# Installs one hash-locked set of requirements (runtime or test) into .venv, then the product itself as editable.
set -euo pipefail
cd "$(dirname "$0")/.."
set=requirements/$1.txt
export UV_SYSTEM_CERTS=1

echo "Installing $set …"
# uv is ten times faster; pip knows the index settings that some machines have only for it.
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "$set" ||
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$set"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --offline -e .
