#!/usr/bin/env bash
# Which images the specs of some environments run.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: running-images.sh [--specs DIR] ENVIRONMENT...

Prints the images as a JSON list without doubles, and hands over `images` to GitHub.
U
}

specs=specs environments=()
while [ $# -gt 0 ]; do
  case $1 in
    --specs) needed "$@"; specs=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    -*) wrong_usage "unknown argument $1" ;;
    *) environments+=("$1") ;;
  esac
  shift
done
[ ${#environments[@]} -gt 0 ] || wrong_usage "no environment is named"

all=''
for environment in "${environments[@]}"; do
  all+=$("$mooring" images "$specs" --environment "$environment" | cut -d= -f2-)$'\n'
done
list=$(jq -cRn '[inputs | select(length > 0)] | unique' <<<"$all")
hand_over images "$list"
echo "$list"
