#!/usr/bin/env bash
# Lints what no compiler reads: workflows, their scripts, Dockerfiles.
set -euo pipefail
# shellcheck source=.github/scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'U'
usage: lint.sh

Runs actionlint (with shellcheck), shellcheck, zizmor and hadolint over the repository, at the
versions of .github/lint-requirements.txt, which pip installs into a folder of its own.

  LINT_TOOLS=DIR   a folder of programs to use instead; nothing is installed
U
}

case ${1-} in
  '') ;;
  -h | --help) usage; exit 0 ;;
  *) wrong_usage "unknown argument $1" ;;
esac

cd "$root"
tools=${LINT_TOOLS:-}
if [ -z "$tools" ]; then
  venv=$(mktemp -d)
  trap 'rm -rf "$venv"' EXIT
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement .github/lint-requirements.txt
  tools=$venv/bin
fi
PATH=$tools:$PATH

actionlint -color
shellcheck -x -P "$root" .github/scripts/*.sh
zizmor --offline --quiet --persona pedantic .github
mapfile -t dockerfiles < <(git ls-files '*Dockerfile')
[ ${#dockerfiles[@]} -eq 0 ] || hadolint "${dockerfiles[@]}"
echo "Nothing to complain of."
