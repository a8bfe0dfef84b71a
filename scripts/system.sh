#!/usr/bin/env bash
# Programs of the system that the tests use: installed when missing and possible, else named exactly.
set -euo pipefail

missing() {
    [ -n "$(command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb')" ] || echo postgresql
    command -v chromium >/dev/null || echo chromium
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v zbarimg >/dev/null || echo zbar-tools
}

install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    if [[ " $* " = *" postgresql "* ]]; then # only its programs: no server of its own is to start
        apt-get -qq install -y --no-install-recommends postgresql-common
        sed -ri 's/^#?create_main_cluster .*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    fi
    apt-get -qq install -y --no-install-recommends "$@"
}

mapfile -t packages < <(missing)
[ ${#packages[@]} = 0 ] && exit
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing ${packages[*]} …"
    said=$(install "${packages[@]}" 2>&1) || echo "$said" >&2
fi
mapfile -t packages < <(missing)
[ ${#packages[@]} = 0 ] && exit
echo "The tests need programs that are missing here. Install them, then run make again:" >&2
echo "    sudo apt-get install ${packages[*]}" >&2
exit 1
