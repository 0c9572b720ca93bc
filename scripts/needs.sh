# Sourced by the other scripts: what to do when the system lacks something.

say() { printf '%s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

# need "why" DEBIAN_PACKAGE...: install Debian packages where we may, otherwise say what to install and why (exit 4).
need() {
  local why=$1
  shift
  local root=()
  if [ "$(id -u)" != 0 ]; then
    if have sudo && sudo -n true 2>/dev/null; then root=(sudo -n); else missing "$why" "$@"; fi
  fi
  have apt-get || missing "$why" "$@"
  say "Installing $* ($why) ..."
  if ! "${root[@]}" apt-get update -qq >&2 ||
    ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2; then
    missing "$why" "$@"
  fi
}

missing() {
  local why=$1
  shift
  say "Missing: $why."
  say "On Debian or Ubuntu: sudo apt-get install $*"
  say "Elsewhere: install the same with your system's package manager, then run make again."
  exit 4
}
