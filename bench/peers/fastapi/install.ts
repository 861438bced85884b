import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../progress';
import { kept } from '../cache';
import { run } from '../command';

const REQUIREMENTS = join(__dirname, 'requirements.txt');

/** Prints a line of names and versions. */
const TELL = `
import platform
from importlib.metadata import version
names = ["FastAPI", "SQLAlchemy", "pydantic", "uvicorn", "uvloop"]
print(", ".join([f"Python {platform.python_version()}"] + [f"{name} {version(name)}" for name in names]))`;

/** A virtual environment with all that the service needs. @throws NotToBeHad */
export async function installFastApi(
  progress: Progress,
): Promise<{ readonly bin: string; readonly versions: string }> {
  const python = await run('looking for Python', ['python3', '--version'], progress);
  const pin = createHash('sha256').update(python).update(readFileSync(REQUIREMENTS)).digest('hex');
  const folder = await kept(`fastapi-${pin.slice(0, 12)}`, async (venv) => {
    const what = 'installing FastAPI';
    await run(what, ['python3', '-m', 'venv', venv], progress);
    const pip = [join(venv, 'bin', 'pip'), 'install', '--disable-pip-version-check'] as const;
    await run(what, [...pip, '--quiet', '-r', REQUIREMENTS], progress);
  });
  const bin = join(folder, 'bin');
  const versions = await run('asking for versions', [join(bin, 'python'), '-c', TELL], progress);
  return { bin, versions };
}
