#!/usr/bin/env bash
# Pushes an image that is built and scanned under a tag that never moves, and says its digest.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: push-image.sh --local IMAGE --registry HOST --name NAME --tag TAG

Tags IMAGE as HOST/NAME:TAG and pushes it. Where the registry has that tag already, as after a
run that was repeated, nothing is pushed and the digest is that of what is there. Hands over
`digest`, `image` (by digest) and `pushed` to GitHub.
U
}

local='' registry='' name='' tag=''
while [ $# -gt 0 ]; do
  case $1 in
    --local) needed "$@"; local=$2; shift ;;
    --registry) needed "$@"; registry=$2; shift ;;
    --name) needed "$@"; name=$2; shift ;;
    --tag) needed "$@"; tag=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
for option in local registry name tag; do
  [ -n "${!option}" ] || wrong_usage "--$option is missing"
done

there() {
  aws ecr describe-images --repository-name "$name" --image-ids "imageTag=$tag" --query 'imageDetails[0].imageDigest' \
    --output text 2>&1
}

pushed=true
if digest=$(there); then
  pushed=false
elif [[ $digest == *ImageNotFoundException* ]]; then
  docker tag "$local" "$registry/$name:$tag"
  docker push --quiet "$registry/$name:$tag"
  digest=$(there) || fail "$digest"
else
  fail "$digest"
fi
[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the registry says no digest but: $digest"
hand_over digest "$digest"
hand_over image "$registry/$name@$digest"
hand_over pushed "$pushed"
echo "$registry/$name:$tag is $digest"
