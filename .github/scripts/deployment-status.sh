#!/usr/bin/env bash
# Reports one step of a deployment: a figure for alarms, an event for people.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: deployment-status.sh --step NAME --result success|failure|cancelled|skipped --log-group NAME [options]

Puts the metric DeploymentStatus (1 succeeded, 0 did not) into namespace CI/CD, once by
itself and once by step, and an event into the log group: commit, image, step, result, link.
A step that was skipped reports nothing.

  --commit SHA        what was built or deployed (default: GITHUB_SHA)
  --image IMAGE       the image, where there is one
  --link URL          the run (default: that of GITHUB_RUN_ID)
  --log-stream NAME   default: github/<step>

AWS is reached as the AWS CLI does: credentials, region and endpoint from the environment.
U
}

step='' result='' group='' image='' stream=''
commit=${GITHUB_SHA:-}
link=${GITHUB_RUN_ID:+${GITHUB_SERVER_URL:-https://github.com}/${GITHUB_REPOSITORY:-}/actions/runs/$GITHUB_RUN_ID}
while [ $# -gt 0 ]; do
  case $1 in
    --step) needed "$@"; step=$2; shift ;;
    --result) needed "$@"; result=$2; shift ;;
    --log-group) needed "$@"; group=$2; shift ;;
    --commit) needed "$@"; commit=$2; shift ;;
    --image) image=${2-}; shift ;;
    --link) needed "$@"; link=$2; shift ;;
    --log-stream) needed "$@"; stream=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) wrong_usage "unknown argument $1" ;;
  esac
  shift
done
[ -n "$step" ] || wrong_usage "--step is missing"
[ -n "$group" ] || wrong_usage "--log-group is missing"
case $result in
  success) value=1 ;;
  failure | cancelled) value=0 ;;
  skipped) exit 0 ;;
  *) wrong_usage "--result is success, failure, cancelled or skipped" ;;
esac
stream=${stream:-github/$step}

figures=$(jq -cn --arg step "$step" --argjson value "$value" \
  '[{MetricName: "DeploymentStatus", Value: $value, Unit: "None"},
    {MetricName: "DeploymentStatus", Value: $value, Unit: "None", Dimensions: [{Name: "Step", Value: $step}]}]')
aws cloudwatch put-metric-data --namespace CI/CD --metric-data "$figures"

# The stream is there from the second time on.
if ! said=$(aws logs create-log-stream --log-group-name "$group" --log-stream-name "$stream" 2>&1); then
  [[ $said == *ResourceAlreadyExistsException* ]] || fail "$said"
fi
events=$(jq -cn --arg step "$step" --arg result "$result" --arg commit "$commit" --arg image "$image" --arg link "$link" \
  --argjson at "$(date +%s)000" \
  '[{timestamp: $at, message: ({commit: $commit, image: $image, step: $step, result: $result, link: $link} | tojson)}]')
aws logs put-log-events --log-group-name "$group" --log-stream-name "$stream" --log-events "$events" >/dev/null
echo "$step: $result"
