#!/usr/bin/env bash
# Puts a built site's bundle where Mooring reads it, and commits its digest to an environment's specs.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: set-bundle.sh --environment NAME --site NAME --bucket NAME --bundle FILE [options]

Uploads FILE, a zip file that is the same for the same content, as
s3://BUCKET/sites/SITE/SHA256.zip if it is not there, and replaces the digest of that site's
bundle in specs/ENVIRONMENT: in the bundle's address and in sha256. Pushes one commit, again if
another commit was first; none where the bundle is the same.

  --specs DIR       default: specs
  --branch NAME     where to push (default: main)
  --commit SHA      the trailer Source-Commit (default: GITHUB_SHA)
  --link URL        the trailer Workflow-Run (default: that of GITHUB_RUN_ID)
  --attempts N      how often to push (default: 20)
U
}

environment='' site='' bucket='' bundle='' specs=specs branch=main attempts=20
commit=${GITHUB_SHA:-}
link=${GITHUB_RUN_ID:+${GITHUB_SERVER_URL:-https://github.com}/${GITHUB_REPOSITORY:-}/actions/runs/$GITHUB_RUN_ID}
while [ $# -gt 0 ]; do
  case $1 in
    --environment) needed "$@"; environment=$2; shift ;;
    --site) needed "$@"; site=$2; shift ;;
    --bucket) needed "$@"; bucket=$2; shift ;;
    --bundle) needed "$@"; bundle=$2; shift ;;
    --specs) needed "$@"; specs=$2; shift ;;
    --branch) needed "$@"; branch=$2; shift ;;
    --commit) needed "$@"; commit=$2; shift ;;
    --link) needed "$@"; link=$2; shift ;;
    --attempts) needed "$@"; attempts=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
for name in environment site bucket bundle; do
  [ -n "${!name}" ] || wrong_usage "--$name is missing"
done
unzip -tqq "$bundle" index.html >/dev/null 2>&1 || fail "$bundle is no zip file with an index.html: is the site built?"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
digest=$(sha256sum "$bundle" | cut -d' ' -f1)
key=sites/$site/$digest.zip
hand_over digest "$digest"

# A bundle that is there has this content: its name says so. So it is written once.
if said=$(aws s3api put-object --bucket "$bucket" --key "$key" --body "$bundle" --content-type application/zip \
  --if-none-match '*' 2>&1); then
  echo "Uploaded s3://$bucket/$key"
elif [[ $said == *PreconditionFailed* ]]; then
  echo "s3://$bucket/$key is there already"
else
  fail "$said"
fi

edit() {
  local old
  old=$(grep -rhoE "s3://[a-z0-9.-]+/sites/$site/[0-9a-f]{64}\.zip" "$specs/$environment" | sort -u)
  [ "$(grep -c . <<<"$old")" = 1 ] || fail "$specs/$environment has not exactly one bundle of the site $site: ${old:-none}"
  local before=${old%.zip}
  before=${before##*/}
  [ "$before" != "$digest" ] || return 1
  grep -rlF "$before" "$specs/$environment" | xargs sed -i "s/$before/$digest/g"
}

for ((attempt = 1; attempt <= attempts; attempt++)); do
  git fetch --quiet --no-tags origin "refs/heads/$branch"
  git reset --quiet --keep FETCH_HEAD
  if ! edit; then
    echo "Nothing to change: the bundle is already there."
    exit 0
  fi
  "$mooring" validate "$specs" >/dev/null
  {
    printf 'Set %s to %.12s in %s\n\n' "$site" "$digest" "$environment"
    printf 'Bundle: s3://%s/%s\n' "$bucket" "$key"
    [ -z "$commit" ] || printf 'Source-Commit: %s\n' "$commit"
    [ -z "$link" ] || printf 'Workflow-Run: %s\n' "$link"
  } >"$work/message"
  git commit --quiet --file "$work/message" --only -- "$specs/$environment"
  if git push --quiet origin "HEAD:refs/heads/$branch" 2>"$work/refusal"; then
    git log -1 --format='%h %s'
    exit 0
  fi
  grep -qE 'rejected|failed to update ref|cannot lock ref' "$work/refusal" || fail "$(cat "$work/refusal")"
done
fail "other commits won $attempts times; try again, or raise --attempts"
