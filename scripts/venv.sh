#!/usr/bin/env bash
# Makes .venv and puts the hash-locked installer (uv, setuptools) into it, on machines that lack python3-venv too.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Debian's pip, unpacked into a folder of ours: apt-get downloads without root when its lists stand there too.
wheel_of_pip() {
    local folder apt
    folder=$(mktemp -d)
    apt=(apt-get -qq -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache" -o Debug::NoLocking=1)
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    (cd "$folder" && "${apt[@]}" update && "${apt[@]}" download python3-pip-whl &&
        dpkg-deb -x python3-pip-whl_*.deb .) >&2 || return 1
    echo "$folder"/usr/share/python-wheels/pip-*.whl
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Python 3.11 or newer is needed; '$python' is not. Another one: make PYTHON=python3.12 …"

if ! "$python" -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing python3-venv …"
    said=$(apt-get -qq update 2>&1 && DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends python3-venv 2>&1) || echo "$said" >&2
fi

if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv .venv
    pip=(.venv/bin/python -m pip)
elif wheel=$(wheel_of_pip); then
    "$python" -m venv --without-pip .venv
    pip=(.venv/bin/python "$wheel/pip")
    trap 'rm -rf "${wheel%/usr/*}"' EXIT
else
    stop "Python's venv is incomplete here. Install it, then run make again:" "    sudo apt-get install python3-venv"
fi
"${pip[@]}" install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt
