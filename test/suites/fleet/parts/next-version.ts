import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../../../src/db/migrations';

const ROOT = join(__dirname, '..', '..', '..', '..');
const NEWEST = migrations.at(-1)!.name;
const NEXT = String(migrations.length + 1).padStart(3, '0');

/** What the version after this one changes. */
export interface Change {
  /** Names its migration. */
  readonly name: string;
  /** Whether servers of this version can go on beside it, as the migration says. */
  readonly besides: boolean;
  readonly statements: readonly string[];
  /** A word of all statements but those of migrations, and what it is from now on. */
  readonly renamed?: readonly [before: string, now: string];
}

/** A column and an index more: whoever does not know them reads and writes as before. */
export const ADDITION: Change = {
  name: `${NEXT}-colour`,
  besides: true,
  statements: [
    'ALTER TABLE messages ADD COLUMN colour VARCHAR(16)',
    'CREATE INDEX messages_by_colour ON messages (owner, chat_id, colour)',
  ],
};

/** A column that every append writes gets another name. */
export const RENAMING: Change = {
  name: `${NEXT}-digest`,
  besides: false,
  statements: ['chats', 'messages'].map(
    (table) => `ALTER TABLE ${table} RENAME COLUMN request_hash TO request_digest`,
  ),
  renamed: ['request_hash', 'request_digest'],
};

/** A server of the version after this one, made of this one's build. */
export interface NextVersion {
  /** Its `main.js`. */
  readonly script: string;
  drop(): Promise<void>;
}

export async function nextVersion(change: Change): Promise<NextVersion> {
  const folder = await mkdtemp(join(tmpdir(), 'next-version-'));
  const dist = join(folder, 'dist');
  await cp(join(ROOT, 'dist'), dist, { recursive: true });
  for (const file of ['openapi.yaml', 'package.json'])
    await cp(join(ROOT, file), join(folder, file));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  if (change.renamed) await rename(dist, change.renamed);
  const place = join(dist, 'db', 'migrations');
  await writeFile(join(place, `${change.name}.js`), migration(change));
  const list = await readFile(join(place, 'index.js'), 'utf8');
  const more = `exports.migrations = [...exports.migrations, require('./${change.name}')];`;
  await writeFile(join(place, 'index.js'), `${list}\n${more}\n`);
  return {
    script: join(dist, 'main.js'),
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

function migration({ name, besides, statements }: Change): string {
  return [
    `exports.name = ${JSON.stringify(name)};`,
    ...(besides ? [`exports.needs = ${JSON.stringify(NEWEST)};`] : []),
    `exports.up = async ({ run }) => {`,
    ...statements.map((statement) => `  await run(${JSON.stringify(statement)});`),
    '};\n',
  ].join('\n');
}

/** @throws when the word is nowhere. */
async function rename(dist: string, [before, now]: readonly [string, string]): Promise<void> {
  let count = 0;
  for (const name of await readdir(dist, { recursive: true })) {
    if (!name.endsWith('.js') || name.includes('migrations')) continue;
    const text = await readFile(join(dist, name), 'utf8');
    if (!text.includes(before)) continue;
    await writeFile(join(dist, name), text.replaceAll(before, now));
    count += 1;
  }
  if (count === 0) throw new Error(`${before} is no longer a word of this version`);
}
