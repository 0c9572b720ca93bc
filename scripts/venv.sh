#!/usr/bin/env bash
# scripts/venv.sh LOCKFILE: make .venv if there is none and install exactly what the lock file names, plus Wasl itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/needs.sh

lock=$1
python=${PYTHON:-python3}
recent='import sys; sys.exit(sys.version_info < (3, 11))'

have "$python" || need "Python 3.11 or later ($python is not there)" python3 python3-venv
if ! "$python" -c "$recent"; then
  say "Wasl needs Python 3.11 or later; $python is $("$python" --version 2>&1)."
  say "If a later one is installed, name it: make PYTHON=python3.12"
  exit 4
fi

if ! .venv/bin/python -c "$recent" 2>/dev/null || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    need "the venv module of Python, which keeps Wasl's libraries apart from the system's" python3-venv
  say "Making .venv ..."
  "$python" -m venv --clear .venv
fi

say "Installing $lock ..."
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet)
"${pip[@]}" install --require-hashes --requirement "$lock"
"${pip[@]}" install --no-deps --no-build-isolation --editable .
