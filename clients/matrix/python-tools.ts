import { PYTHON } from './availability';
import { folderOf, pythonPin } from './pins';
import type { Tool } from './tool';

/** A virtual environment in `$INSTALLED`. */
export const VENV =
  'python3 -m venv --clear "$INSTALLED/venv" && ' +
  '"$INSTALLED/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt';

export const pythonTools: readonly Tool[] = [
  {
    name: 'openapi-python-client',
    title: 'openapi-python-client',
    version: pythonPin(folderOf('openapi-python-client'), 'openapi-python-client'),
    needs: [PYTHON],
    quick: true,
    install: VENV,
    // Whatever it can't describe it leaves out, and warns that it "will not be generated".
    generate:
      'openapi-python-client generate --path openapi.yaml --output-path generated --fail-on-warning',
    compile:
      'mv round_trip.py generated && cd generated && ' +
      'mypy --strict round_trip.py aldar_kose_backend_client',
    roundTrip: 'cd generated && python -W error round_trip.py',
    own: [],
  },
];
