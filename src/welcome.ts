import type { Config } from './config';

/** For one who waits for the server to start. */
export const OPENING = 'Opening the database; one of an earlier version is brought up to date …\n';

/** What a person who has started the server wants to know, in plain words and without any secret. */
export function welcome(
  url: string,
  { database, authentication }: Pick<Config, 'database' | 'authentication'>,
): string {
  const here = reachable(url);
  const rows = [
    ['The server', here],
    ['Try it out', `${here}/docs`],
    ['Database', nameOf(database)],
    [
      'Authentication',
      authentication ? 'on' : 'off: whoever reaches it may read and change everything',
    ],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
  return `\n${lines.join('\n')}\n\n  Ctrl-C stops it.\n\n`;
}

/** A browser goes to an address; the server may listen on all of them. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

/** Of a URL only the parts that are told everybody: its user, password and parameters stay out. */
function nameOf(database: Config['database']): string {
  if (database.dialect === 'sqlite') return `SQLite, ${database.path}`;
  const { host, pathname, searchParams } = new URL(database.url);
  const server = host === '' ? (searchParams.get('host') ?? 'localhost') : host;
  return `PostgreSQL, ${server}${pathname}`;
}
