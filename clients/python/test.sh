#!/usr/bin/env bash
# Checks the Python client: that its generated part is what openapi.yaml gives, format, lint and
# types, and its tests against the real server. Run `npm run build` first.
#
#   clients/python/test.sh [more options for pytest]
#
# PYTHON_CLIENT_VENV  where the virtual environment is kept between runs.
# SUITE_SUMMARY       a file to which the counts are added, as a line of JSON.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

if [ "${1:-}" = --help ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0"
  exit
fi
[ -f "$root/dist/main.js" ] || { echo 'There is no dist/main.js: run `npm run build` first.' >&2; exit 1; }

venv=$("$here/venv.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

export PYTHONDONTWRITEBYTECODE=1
passed=0 failed=0
cd "$here"

# One thing to hold, by a command that says nothing while it does.
check() {
  local what=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what" >&2
    cat "$work/log" >&2
  fi
}

echo 'Checking the generated code, format, lint and types; types take longer the first time.'
check 'generated code' ./generate.sh --check
check 'format' "$venv/bin/ruff" format --check --no-cache .
check 'lint' "$venv/bin/ruff" check --no-cache .
check 'types' "$venv/bin/mypy" --cache-dir "$venv/mypy"

echo 'Running the tests, which start servers, kill them and wait for retries: about two minutes.'
status=0
"$venv/bin/pytest" -p no:cacheprovider --junit-xml "$work/junit.xml" "$@" || status=$?
[ "$failed" -eq 0 ] || status=1

# Whoever runs several suites adds up what each of them has counted.
if [ -n "${SUITE_SUMMARY:-}" ] && [ -f "$work/junit.xml" ]; then
  "$venv/bin/python" - "$work/junit.xml" "$passed" "$failed" >>"$SUITE_SUMMARY" <<'PYTHON'
import json, sys
from xml.etree import ElementTree

suites = ElementTree.parse(sys.argv[1]).getroot().findall('testsuite')
count = lambda name: sum(int(suite.attrib[name]) for suite in suites)
failed, skipped = count('failures') + count('errors'), count('skipped')
passed = count('tests') - failed - skipped
print(json.dumps({'passed': passed + int(sys.argv[2]), 'failed': failed + int(sys.argv[3]), 'skipped': skipped}))
PYTHON
fi
exit "$status"
