import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Progress } from '../progress';
import { kept } from './cache';
import { run } from './command';

export const VERSION = '12.11.1';

/**
 * Installs the driver that the floor stands on.
 * @returns where to load it from. @throws NotToBeHad
 */
export async function betterSqlite3(progress: Progress): Promise<string> {
  const { arch, versions } = process;
  const folder = await kept(`better-sqlite3-${VERSION}-${arch}-${versions.modules}`, (prefix) =>
    run(
      `installing better-sqlite3 ${VERSION}, which may have to be compiled`,
      [
        'npm',
        'install',
        '--no-audit',
        '--no-fund',
        '--prefix',
        prefix,
        `better-sqlite3@${VERSION}`,
      ],
      progress,
      headers(),
    ),
  );
  return join(folder, 'node_modules', 'better-sqlite3');
}

/** Node's own headers, where they are installed, so that none have to be fetched. */
function headers(): Record<string, string> {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node')) ? { npm_config_nodedir: prefix } : {};
}
