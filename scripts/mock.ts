import { parseArgs } from 'node:util';
import { listen } from '../src/http/server';
import { mockApp } from './mock-app';

const HELP = `Serves every operation and status of the contract as an example, without a database.

  npm run mock                     listens on http://127.0.0.1:4010
  npm run mock -- --port 4011      on another port; 0 takes a free one
  npm run mock -- --host 0.0.0.0   on other addresses than this machine's own

  curl -H 'Prefer: code=429' http://127.0.0.1:4010/api/v1/chats
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4010' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const server = await listen(await mockApp(), values.host, Number(values.port));
  console.log(`The mock listens on ${server.url}; ${server.url}/docs shows what it answers.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.drain(1_000));
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
