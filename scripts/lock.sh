#!/usr/bin/env bash
# Write requirements.lock and requirements-test.lock from pyproject.toml, with the digest of every file.
# Pins stay as they are unless pyproject.toml asks for more; `make lock UPGRADE=--upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet 'pip-tools>=7.5'

# The name of a package index is a matter of the machine, never of the project: none is written down.
compile() {
  CUSTOM_COMPILE_COMMAND='make lock' "$work/venv/bin/pip-compile" --quiet --generate-hashes --strip-extras \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
    "$@" pyproject.toml
}
compile ${UPGRADE:-} --extra build --output-file requirements.lock
compile ${UPGRADE:-} --extra test --constraint requirements.lock --output-file requirements-test.lock
