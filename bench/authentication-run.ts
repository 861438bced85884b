import { join } from 'node:path';
import { signWithSecret } from '../test/support/jwks-server';
import { assertAgreement } from './agree';
import { sideBySide } from './comparisons';
import { copyOf, database } from './databases';
import { chooseGenerator, sentBy } from './generator';
import type { Load } from './load';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { compare, contestOf, type Compared, type Comparison, type Side } from './rounds';
import { OWNER } from './sample';
import { ROOT, startOurs, type RunningServer } from './servers';
import { toFinding } from './table';
import { fillingFor } from './workloads';

const KEY = 'a-key-for-the-benchmark';
const SECRET = 'a secret of the benchmark, of more than thirty-two bytes';

/** How owners prove who they are, and how much slower a server may be for it. */
const WAYS = [
  { name: 'keys', env: { API_KEYS: `${OWNER}:${KEY}` }, token: () => KEY, target: 0.95 },
  {
    name: 'JWTs',
    env: { JWT_SECRET: SECRET },
    token: () => signWithSecret(SECRET, { sub: OWNER }),
    target: 0.85,
  },
] as const;

/** The server with authentication beside the server without, on copies of one database. */
export async function runWithAuthentication(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const filling = fillingFor(options.quick);
  const file = await database(directory, 'open', filling, progress);
  const servers: RunningServer[] = [];
  const start = async (name: string, path: string, env: Readonly<Record<string, string>>) => {
    const log = join(directory, `${name}.log`);
    const server = await startOurs(`sqlite:${path}`, log, options.logLevel, ROOT, env);
    servers.push(server);
    return { name, url: server.url };
  };
  try {
    const copies = await Promise.all(WAYS.map(({ name }) => copyOf(file, name)));
    const open = await start('open', file, {});
    const comparisons: Comparison[] = [];
    for (const [i, { name, env, token, target }] of WAYS.entries()) {
      const subject = await start(name, copies[i]!, env);
      const bearer = await token();
      for (const comparison of sideBySide(subject, open, filling.numbers))
        if (wants(options, comparison.name))
          comparisons.push({
            ...comparison,
            title: `${comparison.title}, ${name}`,
            subject: withToken(comparison.subject, bearer),
            target,
          });
    }
    await assertAgreement(
      comparisons.filter(({ name }) => !name.startsWith('append')).map(contestOf),
    );
    const compared: Compared[] = [];
    const generator = chooseGenerator(directory);
    for (const comparison of comparisons)
      compared.push(await compare(comparison, options, progress, generator.send));
    return { compared, findings: compared.map(toFinding), setting: [sentBy(generator)] };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function withToken({ name, load }: Side, token: string): Side {
  const requests: Load['requests'] = (client) =>
    load.requests(client).map((request) => ({
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    }));
  return { name, load: { ...load, requests } };
}
