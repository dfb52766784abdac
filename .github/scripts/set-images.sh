#!/usr/bin/env bash
# Commits the images that a build has pushed to an environment's specs: the only thing that a build changes.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: set-images.sh --environment NAME --registry HOST --tag TAG [options] IMAGE...

Sets each IMAGE (a name in .github/images.json) to HOST/IMAGE:TAG in specs/, and pushes one
commit, again if another commit was first. Images that no spec runs are left out, and those that
a newer build has set already: one tagged commit-SHA, of which --commit is an ancestor. Nothing
is committed where nothing changes.

  --specs DIR       default: specs
  --branch NAME     where to push (default: main)
  --commit SHA      the trailer Source-Commit (default: GITHUB_SHA)
  --link URL        the trailer Workflow-Run (default: that of GITHUB_RUN_ID)
  --images FILE     default: .github/images.json
U
}

environment='' registry='' tag='' specs=specs branch=main images=$root/.github/images.json
commit=${GITHUB_SHA:-}
link=${GITHUB_RUN_ID:+${GITHUB_SERVER_URL:-https://github.com}/${GITHUB_REPOSITORY:-}/actions/runs/$GITHUB_RUN_ID}
names=()
while [ $# -gt 0 ]; do
  case $1 in
    --environment) needed "$@"; environment=$2; shift ;;
    --registry) needed "$@"; registry=$2; shift ;;
    --tag) needed "$@"; tag=$2; shift ;;
    --specs) needed "$@"; specs=$2; shift ;;
    --branch) needed "$@"; branch=$2; shift ;;
    --commit) needed "$@"; commit=$2; shift ;;
    --link) needed "$@"; link=$2; shift ;;
    --images) needed "$@"; images=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    -*) wrong_usage "unknown argument $1" ;;
    *) names+=("$1") ;;
  esac
  shift
done
[ -n "$environment" ] || wrong_usage "--environment is missing"
[ -n "$registry" ] || wrong_usage "--registry is missing"
[ -n "$tag" ] || wrong_usage "--tag is missing"
[ ${#names[@]} -gt 0 ] || wrong_usage "no image is named"

# What the branch says now, not what it said when the build began.
git fetch --quiet --no-tags origin "refs/heads/$branch"
git merge --quiet --ff-only FETCH_HEAD
running=$("$mooring" images "$specs" --environment "$environment")

overtaken() { # service
  local sha
  sha=$(sed -n "s/^$1=.*:commit-\\([0-9a-f]\\{7,40\\}\\)\$/\\1/p" <<<"$running")
  [ -n "$sha" ] && [ -n "$commit" ] || return 1
  [ "$(git rev-parse --quiet --verify "$sha^{commit}")" != "$(git rev-parse --quiet --verify "$commit^{commit}")" ] &&
    git merge-base --is-ancestor "$commit" "$sha" 2>/dev/null
}

settings=()
for name in "${names[@]}"; do
  image=$(jq -ce --arg name "$name" '.[] | select(.name == $name)' "$images") || fail "$images has no image $name"
  service=$(jq -r '.service // empty' <<<"$image")
  [ -n "$service" ] || continue
  if overtaken "$service"; then
    echo "$service: $environment has a newer build already"
  else
    settings+=("$service=$registry/$name:$tag")
  fi
done
if [ ${#settings[@]} -eq 0 ]; then
  echo "${names[*]}: nothing to commit."
  exit 0
fi

trailers=()
[ -z "$commit" ] || trailers+=(--source-commit "$commit")
[ -z "$link" ] || trailers+=(--workflow-run "$link")
exec "$mooring" set-image "$specs" --environment "$environment" --push --branch "$branch" "${trailers[@]}" "${settings[@]}"
