import './compile-cache'; // before everything that it is to keep
import { closeDatabase } from './close';
import { readConfig } from './config';
import { misspelt } from './config/misspelt';
import { listen } from './http/server';
import { openLog } from './log';
import { openService } from './service';
import { awaitStop } from './stop';
import { readableLog } from './terminal';
import { OPENING, welcome } from './welcome';

/** Milliseconds that the start may take without a word. */
const PATIENCE = 1_000;

/** The process: environment → configuration → service → listen → drain. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, await readableLog(process.env, process.stdout));
  const { logger } = log;
  for (const { set, meant } of misspelt(process.env))
    logger.warn({ set, meant }, 'unknown variable; is another one meant?');
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'crashed');
    process.exit(1);
  });
  const slow = setTimeout(() => log.say?.(OPENING), PATIENCE);
  const service = await openService({ config, logger, measureProcess: true });
  clearTimeout(slow);
  const server = await listen(service, config.host, config.port);
  // Whoever reads that it listens may stop it at once.
  let cutOff = () => void server.drain(0);
  const stopped = awaitStop(logger, () => cutOff());
  if (log.say) log.say(welcome(server.url, config));
  else logger.info({ url: server.url, docs: `${server.url}/docs` }, 'listening');

  logger.info({ signal: await stopped }, 'draining');
  await server.drain(config.shutdownTimeout);
  cutOff = () => process.exit(1);
  process.exitCode = await closeDatabase(service, logger);
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
