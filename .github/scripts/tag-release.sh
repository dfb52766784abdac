#!/usr/bin/env bash
# Gives the newest image of a commit, or of one before it, a version's tag, without building it again.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: tag-release.sh --name REPOSITORY --tag VERSION [--commit SHA] [--depth N]

Looks for the image tagged commit-SHA, SHA being the commit or the closest one before it that
the image was built from, and gives it VERSION too: what was scanned and signed is what is
released. Does nothing where VERSION is there already.

  --commit SHA   default: HEAD
  --depth N      how many commits to look back (default: 500)
U
}

name='' tag='' commit=HEAD depth=500
while [ $# -gt 0 ]; do
  case $1 in
    --name) needed "$@"; name=$2; shift ;;
    --tag) needed "$@"; tag=$2; shift ;;
    --commit) needed "$@"; commit=$2; shift ;;
    --depth) needed "$@"; depth=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
[ -n "$name" ] || wrong_usage "--name is missing"
[ -n "$tag" ] || wrong_usage "--tag is missing"

tags=$(aws ecr describe-images --repository-name "$name" --query 'imageDetails[].imageTags[]' --output json)
if jq -e --arg tag "$tag" 'index($tag)' <<<"$tags" >/dev/null; then
  echo "$name:$tag is there already"
  exit 0
fi
while IFS= read -r sha; do
  if jq -e --arg tag "commit-$sha" 'index($tag)' <<<"$tags" >/dev/null; then
    manifest=$(aws ecr batch-get-image --repository-name "$name" --image-ids "imageTag=commit-$sha" --output json)
    aws ecr put-image --repository-name "$name" --image-tag "$tag" \
      --image-manifest "$(jq -r '.images[0].imageManifest' <<<"$manifest")" \
      --image-manifest-media-type "$(jq -r '.images[0].imageManifestMediaType' <<<"$manifest")" >/dev/null
    echo "$name:$tag is $name:commit-$sha"
    exit 0
  fi
done < <(git rev-list --first-parent --max-count="$depth" "$commit")
fail "no image of $name was built from $commit or the $depth commits before it"
