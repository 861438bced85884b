import { readConfig } from './config';
import { listen } from './http/server';
import { openLog } from './log';
import { openService } from './service';
import { awaitStop } from './stop';

/** Milliseconds that the database may take to end the writes under way. */
const CLOSING = 10_000;

/** The process: environment → configuration → service → listen → drain. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const { logger } = log;
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'crashed');
    process.exit(1);
  });
  const service = await openService({ config, logger });
  const server = await listen(service, config.host, config.port);
  // Whoever reads that it listens may stop it at once.
  const stopped = awaitStop(logger, () => void server.drain(0));
  logger.info({ url: server.url, docs: `${server.url}/docs` }, 'listening');

  logger.info({ signal: await stopped }, 'draining');
  await server.drain(config.shutdownTimeout);
  const late = setTimeout(() => {
    logger.error('the database does not close');
    process.exit(1);
  }, CLOSING);
  await service.close();
  clearTimeout(late);
  logger.info('stopped');
  await log.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${startError(error as StartError)}\n`);
  process.exit(1);
});

type StartError = Error & { code?: string; address?: string; port?: number };

/** One line that names what to change. */
function startError({ code = '', address, port, message }: StartError): string {
  if (code === 'EADDRINUSE') return `PORT ${port} on ${address} is taken by another process.`;
  if (code === 'EACCES' && port) return `PORT ${port} may not be used without more rights.`;
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/.test(code))
    return `HOST ${process.env['HOST']} is no address of this machine.`;
  return message.replaceAll('\n', ' ');
}
