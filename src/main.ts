import { once } from 'node:events';
import { pino } from 'pino';
import { readConfig } from './config';
import { listen } from './server';
import { openService } from './service';

/** The process: environment → configuration → service → listen → drain. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, base: null });
  const service = await openService({ config, logger });
  const server = await listen(service.app, config.host, config.port);
  logger.info({ url: server.url, docs: `${server.url}/docs` }, 'listening');

  const signal = await Promise.race(
    ['SIGTERM', 'SIGINT'].map((name) => once(process, name).then(() => name)),
  );
  logger.info({ signal }, 'draining');
  await server.drain(config.shutdownTimeout);
  await service.close();
  logger.info('stopped');
}

main().catch((error: unknown) => {
  process.stderr.write(`${startError(error as StartError)}\n`);
  process.exit(1);
});

type StartError = Error & {
  code?: string;
  syscall?: string;
  address?: string;
  port?: number;
  parent?: StartError;
};

/** One line that names what to change. */
function startError(error: StartError): string {
  const { address, port, message, syscall } = error;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `PORT ${port} on ${address} is taken by another process.`;
  if (code === 'EACCES' && port) return `PORT ${port} may not be used without more rights.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${process.env['HOST']} is no address of this machine.`;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return `DATABASE_URL names a file that is no SQLite database or a damaged one (${message}).`;
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code) || syscall === 'mkdir')
    return `DATABASE_URL names a file that cannot be written (${message}).`;
  return message.replaceAll('\n', ' ');
}

/** The code of the first cause that has one. */
function codeOf({ code, parent, cause }: StartError): string {
  const inner = parent ?? (cause as StartError | undefined);
  return code ?? (inner ? codeOf(inner) : '');
}
