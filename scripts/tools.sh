#!/usr/bin/env bash
# scripts/tools.sh: what only the tests need besides Python: a browser, Java for the HTML checker, npm for three judges.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/needs.sh

if [ -n "${WASL_CHROMIUM:-}" ] && ! [ -x "$WASL_CHROMIUM" ]; then
  say "WASL_CHROMIUM is $WASL_CHROMIUM, which is not a program. Correct it, or unset it to use the system's browser."
  exit 4
fi
.venv/bin/python tests/tools/chromium.py >/dev/null ||
  need "Chromium, in which the tests open every page (another one: set WASL_CHROMIUM to its path)" chromium

# A stub such as the one on macOS is a `java` that cannot run.
java -version >/dev/null 2>&1 || need "Java 11 or later, which runs the HTML checker" default-jre-headless

have npm || need "Node.js with npm, which delivers the accessibility and HTML checkers and X's text rules" nodejs npm

say "Installing tests/tools ..."
npm ci --prefix tests/tools --ignore-scripts --no-audit --no-fund --loglevel=error >&2
