#!/usr/bin/env bash
# Holds a running server to the contract with Schemathesis: all of its checks,
# all of its phases, a fixed seed. Run `npm run build` first.
#
#   test/suites/schemathesis/run.sh [more options for `schemathesis run`]
#
# DATABASE_URL       the database to use; without it a fresh SQLite file.
# MAX_EXAMPLES       test cases for each operation and phase (default 50).
# SEED               default 1.
# SCHEMATHESIS_VENV  where the virtual environment is kept between runs.
set -euo pipefail

if [ "${1:-}" = --help ]; then
  sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
  exit
fi

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
server=

finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

[ -f "$root/dist/main.js" ] || { echo 'There is no dist/main.js: run `npm run build` first.' >&2; exit 1; }

# The environment is named after what is in it, so that another pin makes another one.
pin=$(cksum <"$here/requirements.txt" | cut -d ' ' -f 1)
venv=${SCHEMATHESIS_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/aldar-kose-backend/schemathesis-$pin}
if [ ! -f "$venv/complete" ]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  touch "$venv/complete"
fi

# A busy machine may keep a statement waiting for long.
HOST=127.0.0.1 PORT=0 LOG_LEVEL=info DATABASE_STATEMENT_TIMEOUT=60 DATABASE_URL="${DATABASE_URL:-sqlite:$work/app.db}" \
  node "$root/dist/main.js" >"$work/server.log" 2>&1 &
server=$!

url=
for _ in $(seq 1200); do
  url=$(sed -n 's/.*"url":"\([^"]*\)".*"msg":"listening".*/\1/p' "$work/server.log")
  [ -z "$url" ] || break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[ -n "$url" ] || { echo 'The server did not start:' >&2; cat "$work/server.log" >&2; exit 1; }

status=0
cd "$work" # whatever Schemathesis leaves behind goes with the folder
export SCHEMATHESIS_HOOKS=$here/hooks.py PYTHONDONTWRITEBYTECODE=1
"$venv/bin/schemathesis" --config-file "$here/schemathesis.toml" run "$url/openapi.json" \
  --checks all --mode all --phases examples,coverage,fuzzing,stateful \
  --max-examples "${MAX_EXAMPLES:-50}" --seed "${SEED:-1}" --continue-on-failure \
  --report junit --report-junit-path "$work/junit.xml" \
  "$@" || status=$?

# Whoever runs several suites adds up what each of them has counted.
if [ -n "${SUITE_SUMMARY:-}" ] && [ -f "$work/junit.xml" ]; then
  python3 - "$work/junit.xml" >>"$SUITE_SUMMARY" <<'PYTHON'
import json, sys
from xml.etree import ElementTree

counts = ElementTree.parse(sys.argv[1]).getroot().attrib
tests, failed, skipped = (int(counts[name]) for name in ('tests', 'failures', 'skipped'))
failed += int(counts['errors'])
print(json.dumps({'passed': tests - failed - skipped, 'failed': failed, 'skipped': skipped}))
PYTHON
fi

if ! kill -0 "$server" 2>/dev/null; then
  echo 'The server ended on the way:' >&2
  tail -n 20 "$work/server.log" >&2
  status=1
fi
exit "$status"
