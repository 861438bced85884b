import { fuzz } from './run/fuzz';
import { readOptions } from './run/options';
import { tellFinding, tellOutcome } from './run/report';
import { existing, started } from './run/target';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run test:fuzz -- [--requests N] [--seed S] [--url http://…] [--workers N]` */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const { requests, seed, url, workers } = options;
  const target = url === undefined ? await started() : existing(url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void target.stop().then(() => process.exit(130)));
  say(`fuzz ${target.url}: ${requests} requests by ${workers} workers, seed ${seed}`);
  try {
    const outcome = await fuzz(target, options, {
      onProgress: (sent, findings) => say(`${sent} requests, ${findings} findings`),
      onFinding: (finding) => say(tellFinding(target.url, finding)),
    });
    const { findings, memory } = outcome;
    const failed = findings.kinds.length > 0 || memory.grewTooMuch;
    say(`\n${tellOutcome(outcome)}\nseed       ${seed}`);
    return failed ? 1 : 0;
  } finally {
    await target.stop();
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
