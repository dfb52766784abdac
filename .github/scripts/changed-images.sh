#!/usr/bin/env bash
# Which images a push has to build.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: changed-images.sh [--base COMMIT] [--head COMMIT] [--all] [--images FILE]

Prints the images of .github/images.json, as a JSON list, whose paths differ between two
commits: all of them with --all, or where the base is unknown (a new branch, a forced push).
An image whose Dockerfile is not there is left out. Also hands over `images` to GitHub.

  --base COMMIT   what was pushed before (default: HEAD^)
  --head COMMIT   what is built (default: HEAD)
U
}

base=HEAD^ head=HEAD all='' images=$root/.github/images.json
while [ $# -gt 0 ]; do
  case $1 in
    --base) needed "$@"; base=$2; shift ;;
    --head) needed "$@"; head=$2; shift ;;
    --images) needed "$@"; images=$2; shift ;;
    --all) all=1 ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
git rev-parse --quiet --verify "$head^{commit}" >/dev/null || fail "there is no commit $head"
if ! git rev-parse --quiet --verify "$base^{commit}" >/dev/null; then
  all=1
fi

chosen=()
while IFS= read -r image; do
  git cat-file -e "$head:$(jq -r .dockerfile <<<"$image")" 2>/dev/null || continue
  mapfile -t paths < <(jq -r '.paths[]' <<<"$image")
  if [ -n "$all" ] || ! git diff --quiet "$base" "$head" -- "${paths[@]}"; then
    chosen+=("$image")
  fi
done < <(jq -c '.[]' "$images")

list=$(if [ ${#chosen[@]} -gt 0 ]; then printf '%s\n' "${chosen[@]}"; fi | jq -cs .)
hand_over images "$list"
echo "$list"
