#!/usr/bin/env bash
# Makes aldar_kose/api_client from the contract, openapi.yaml.
#
#   clients/python/generate.sh          writes it
#   clients/python/generate.sh --check  fails if the committed copy is not what would be written
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
committed=$here/aldar_kose/api_client

case ${1:-} in
  '' | --check) ;;
  --help) sed -n '2,5s/^# \{0,1\}//p' "$0" && exit ;;
  *) echo "There is no option $1; see --help." >&2 && exit 2 ;;
esac

venv=$("$here/venv.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A warning means that a part of the contract would be missing.
if ! PATH=$venv/bin:$PATH openapi-python-client generate --path "$root/openapi.yaml" --meta none \
  --config "$here/generator.yaml" --custom-template-path "$here/templates" \
  --fail-on-warning --output-path "$work/api_client" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  exit 1
fi

if [ "${1:-}" = --check ]; then
  diff -r --exclude=__pycache__ "$committed" "$work/api_client" || {
    echo 'aldar_kose/api_client is not what openapi.yaml gives: run clients/python/generate.sh.' >&2
    exit 1
  }
else
  rm -rf "$committed"
  mv "$work/api_client" "$committed"
fi
