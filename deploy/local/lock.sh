#!/usr/bin/env bash
# Writes requirements.txt anew from requirements.in: every wheel with its hash, for CPython 3.11 on x86_64 and aarch64.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT

for machine in x86_64 aarch64; do
    python3 -m pip download --quiet --disable-pip-version-check --only-binary=:all: --dest "$wheels" \
        --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none \
        --platform "manylinux_2_28_$machine" --platform "manylinux_2_17_$machine" \
        --platform "manylinux2014_$machine" --platform any \
        --requirement requirements.in
done

python3 - "$wheels" >requirements.txt <<'PYTHON'
import hashlib, pathlib, re, sys

pinned: dict[str, set[str]] = {}
for wheel in pathlib.Path(sys.argv[1]).glob("*.whl"):
    name, version = wheel.name.split("-")[:2]
    project = f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"
    pinned.setdefault(project, set()).add(hashlib.sha256(wheel.read_bytes()).hexdigest())

print("# Written by lock.sh from requirements.in; CPython 3.11, x86_64 and aarch64.")
for project in sorted(pinned):
    print(" \\\n".join([project, *(f"    --hash=sha256:{digest}" for digest in sorted(pinned[project]))]))
PYTHON
echo "requirements.txt: $(grep -c == requirements.txt) projects"
