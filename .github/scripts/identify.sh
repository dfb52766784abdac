#!/usr/bin/env bash
# Gives the checkout's commits the name of the platform's app.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: identify.sh

Sets user.name and user.email of the checkout to those of the app that commits images and
bundles: BOT_NAME and BOT_EMAIL, or platform-bot.
U
}

case ${1-} in
  '') ;;
  -h | --help) usage; exit 0 ;;
  *) wrong_usage "unknown argument $1" ;;
esac
git config user.name "${BOT_NAME:-platform-bot}"
git config user.email "${BOT_EMAIL:-platform-bot@users.noreply.github.com}"
