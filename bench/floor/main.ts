import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answer, type Answer } from './answers';
import { openBetterSqlite3 } from './better-sqlite3';
import { openSqlite3 } from './sqlite3';

/*
 * The least that a server can do: node:http on the bare driver. It speaks as the
 * server under test does, as far as the workloads go, and checks nothing.
 */

function json(req: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    req.on('error', reject);
  });
}

function send(res: ServerResponse, { status, body }: Answer): void {
  const text = Buffer.from(JSON.stringify(body));
  res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  res.end(text);
}

async function main(): Promise<void> {
  const { PORT, FLOOR_FILE, FLOOR_DRIVER, FLOOR_MODULE } = process.env;
  const store =
    FLOOR_DRIVER === 'better-sqlite3'
      ? openBetterSqlite3(FLOOR_FILE!, FLOOR_MODULE!)
      : await openSqlite3(FLOOR_FILE!);
  createServer((req, res) => {
    answer(store, req, () => json(req)).then(
      (reply) => send(res, reply),
      (error: unknown) => send(res, { status: 500, body: { detail: String(error) } }),
    );
  }).listen(Number(PORT), '127.0.0.1');
  process.once('SIGTERM', () => process.exit());
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
