#!/usr/bin/env bash
# Prepares a promotion: what one environment runs, tested, becomes what another is to run.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: promote.sh --from NAME --to NAME --branch NAME [options] [SERVICE...]

Commits the images that --from runs to the specs of --to, on a new branch, and pushes that.
Every SERVICE, or all that both have. With --server, only services that Mooring calls Ready in
--from are promoted: what has not come up is not tested. Writes what a reviewer reads to --body.

  --specs DIR     default: specs
  --server URL    Mooring's address; its token is in MOORING_TOKEN
  --body FILE     the pull request's text
  --commit SHA, --link URL   trailers (default: GITHUB_SHA, the run of GITHUB_RUN_ID)
U
}

from='' to='' branch='' specs=specs server='' body=/dev/null
commit=${GITHUB_SHA:-}
link=${GITHUB_RUN_ID:+${GITHUB_SERVER_URL:-https://github.com}/${GITHUB_REPOSITORY:-}/actions/runs/$GITHUB_RUN_ID}
services=()
while [ $# -gt 0 ]; do
  case $1 in
    --from) needed "$@"; from=$2; shift ;;
    --to) needed "$@"; to=$2; shift ;;
    --branch) needed "$@"; branch=$2; shift ;;
    --specs) needed "$@"; specs=$2; shift ;;
    --server) server=${2-}; shift ;;
    --body) needed "$@"; body=$2; shift ;;
    --commit) needed "$@"; commit=$2; shift ;;
    --link) needed "$@"; link=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    -*) wrong_usage "unknown argument $1" ;;
    *) services+=("$1") ;;
  esac
  shift
done
for name in from to branch; do
  [ -n "${!name}" ] || wrong_usage "--$name is missing"
done

tested=$("$mooring" images "$specs" --environment "$from")
running=$("$mooring" images "$specs" --environment "$to")
if [ ${#services[@]} -eq 0 ]; then
  mapfile -t services < <(comm -12 <(cut -d= -f1 <<<"$tested" | sort) <(cut -d= -f1 <<<"$running" | sort))
fi
[ ${#services[@]} -gt 0 ] || fail "$from and $to have no service in common"

ready() {
  curl --fail --silent --show-error --max-time 30 -H "Authorization: Bearer ${MOORING_TOKEN:-}" \
    "$server/api/v1/environments/$from/resources/Service/$1" |
    jq -e 'any(.conditions[]; .type == "Ready" and .status == "True")' >/dev/null
}

settings=() rows=()
for service in "${services[@]}"; do
  image=$(grep "^$service=" <<<"$tested" | cut -d= -f2-) || fail "$from has no service $service"
  old=$(grep "^$service=" <<<"$running" | cut -d= -f2-) || fail "$to has no service $service"
  [ "$image" != "$old" ] || continue
  [ -z "$server" ] || ready "$service" || fail "$service is not Ready in $from: what has not come up is not promoted"
  settings+=("$service=$image")
  rows+=("| $service | \`${old##*/}\` | \`${image##*/}\` |")
done
if [ ${#settings[@]} -eq 0 ]; then
  echo "Nothing to promote: $to runs what $from runs."
  hand_over promoted false
  exit 0
fi

trailers=()
[ -z "$commit" ] || trailers+=(--source-commit "$commit")
[ -z "$link" ] || trailers+=(--workflow-run "$link")
git switch --quiet --create "$branch"
"$mooring" set-image "$specs" --environment "$to" --commit "${trailers[@]}" "${settings[@]}"
git push --quiet origin "HEAD:refs/heads/$branch"
{
  echo "What $from runs goes to $to. The plan against $to follows as a comment; nothing changes before the merge."
  echo
  echo "| Service | $to runs | becomes |"
  echo "| --- | --- | --- |"
  printf '%s\n' "${rows[@]}"
} >"$body"
hand_over promoted true
