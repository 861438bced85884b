#!/usr/bin/env bash
# Prints where the virtual environment with the pinned tools is, and makes it if there is none.
#
# PYTHON_CLIENT_VENV  where it is kept between runs.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

# The environment is named after what is in it, so that another pin makes another one.
pin=$(cksum <"$here/requirements-dev.txt" | cut -d ' ' -f 1)
venv=${PYTHON_CLIENT_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/aldar-kose-backend/python-client-$pin}
if [ ! -f "$venv/complete" ]; then
  echo "Installing the tools of requirements-dev.txt into $venv; this can take a minute." >&2
  python3 -m venv --clear "$venv" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements-dev.txt" >&2
  touch "$venv/complete"
fi
echo "$venv"
