# shellcheck shell=bash
# What every script beside this one begins with. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
script=$(basename "$0")
# shellcheck disable=SC2034 # the scripts that source this run it
mooring=${MOORING:-$root/mooring}

fail() {
  echo "$script: $*" >&2
  exit 1
}

wrong_usage() {
  echo "$script: $*; see $script --help" >&2
  exit 64
}

# The value that an option was given: needed "$@" at the option's place.
needed() {
  [ $# -ge 2 ] && [ -n "$2" ] || wrong_usage "$1 needs a value"
}

# What a step hands to the next: key=value to GitHub's file, where there is one.
hand_over() {
  [ -z "${GITHUB_OUTPUT:-}" ] || printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}
