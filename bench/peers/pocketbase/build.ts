import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../progress';
import { isKept, kept } from '../cache';
import { NotToBeHad, run } from '../command';

/** The newest of 0.36. */
const VERSION = '0.36.8';
const NAME = `pocketbase-${VERSION}`;

/** PocketBase, built by Go. @param quick only if it was built before. @throws NotToBeHad */
export async function buildPocketBase(
  quick: boolean,
  progress: Progress,
): Promise<{ readonly binary: string; readonly versions: string }> {
  if (quick && !isKept(NAME))
    throw new NotToBeHad('It is not built yet, which takes minutes: --quick leaves it out.');
  const folder = await kept(NAME, async (GOBIN) => {
    const go = await run('looking for Go', ['go', 'version'], progress);
    const source = `github.com/pocketbase/pocketbase/examples/base@v${VERSION}`;
    await run(`building PocketBase ${VERSION}`, ['go', 'install', source], progress, { GOBIN });
    await writeFile(join(GOBIN, 'go'), go.split(' ')[2]!);
  });
  const go = readFileSync(join(folder, 'go'), 'utf8');
  return { binary: join(folder, 'base'), versions: `PocketBase ${VERSION} by ${go}` };
}
