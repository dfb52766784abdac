#!/usr/bin/env bash
# Plans an environment's base infrastructure and writes the plan for reviewers; with --apply, applies that very plan.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: terraform-plan.sh --name ENVIRONMENT --output FILE [--apply]

  BACKEND     the text of a backend file (bootstrap-terraform/example.s3.tfbackend)
  VARIABLES   the text of a variables file (bootstrap-terraform/example.tfvars)

Exits 0 with or without changes, 1 where there is no plan or it could not be applied.
U
}

name='' output='' apply=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) needed "$@"; name=$2; shift ;;
    --output) needed "$@"; output=$2; shift ;;
    --apply) apply=1 ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
[ -n "$name" ] || wrong_usage "--name is missing"
[ -n "$output" ] || wrong_usage "--output is missing"
[ -n "${BACKEND:-}" ] && [ -n "${VARIABLES:-}" ] || wrong_usage "BACKEND and VARIABLES are missing"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$BACKEND" >"$work/backend.tfbackend"
printf '%s\n' "$VARIABLES" >"$work/variables.tfvars"
terraform=(terraform "-chdir=$root/bootstrap-terraform")
"${terraform[@]}" init -input=false -no-color "-backend-config=$work/backend.tfbackend"

code=0
"${terraform[@]}" plan -input=false -no-color -detailed-exitcode "-var-file=$work/variables.tfvars" "-out=$work/plan" \
  >"$work/log" 2>&1 || code=$?
cat "$work/log"
{
  case $code in
    0) echo "### Terraform, $name: no changes" ;;
    2) echo "### Terraform, $name: changes" ;;
    *) echo "### Terraform, $name: no plan" ;;
  esac
  printf '\n```text\n'
  if [ "$code" = 2 ]; then
    "${terraform[@]}" show -no-color "$work/plan" | head -c 60000
  else
    tail -c 60000 "$work/log"
  fi
  printf '\n```\n'
} >"$output"
[ "$code" = 0 ] || [ "$code" = 2 ] || fail "there is no plan of $name"
if [ -n "$apply" ] && [ "$code" = 2 ]; then
  "${terraform[@]}" apply -input=false -no-color "$work/plan"
fi
