#!/usr/bin/env bash
# Writes what a pull request would change in AWS, for its reviewers.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: plan-comment.sh --environment NAME --output FILE [--specs DIR] [--limit BYTES]

Writes Mooring's plan of the specs against live AWS, as Markdown, to FILE; or what is wrong with
the specs. Exits 0 with or without changes, 1 where there is no plan.

AWS is reached as the AWS CLI does; reads are enough.
U
}

environment='' output='' specs=specs
# GitHub refuses comments beyond 65,536 characters.
limit=60000
while [ $# -gt 0 ]; do
  case $1 in
    --environment) needed "$@"; environment=$2; shift ;;
    --output) needed "$@"; output=$2; shift ;;
    --specs) needed "$@"; specs=$2; shift ;;
    --limit) needed "$@"; limit=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
[ -n "$environment" ] || wrong_usage "--environment is missing"
[ -n "$output" ] || wrong_usage "--output is missing"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
code=0
"$mooring" plan "$specs" --environment "$environment" --output markdown --detailed-exitcode \
  >"$work/plan" 2>"$work/trouble" || code=$?
cat "$work/trouble" >&2
case $code in
  0) title="$environment: no changes" ;;
  2) title="$environment: changes" ;;
  *) title="$environment: no plan" ;;
esac
hand_over code "$code"
{
  echo "### $title"
  echo
  if [ "$code" = 0 ] || [ "$code" = 2 ]; then
    head -c "$limit" "$work/plan"
    [ "$(wc -c <"$work/plan")" -le "$limit" ] || printf '\n\n… the rest is in the log of the run.\n'
  else
    printf '```text\n'
    head -c "$limit" "$work/trouble"
    printf '```\n'
  fi
} >"$output"
[ "$code" = 0 ] || [ "$code" = 2 ]
