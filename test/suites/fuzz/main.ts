import { tellSummary } from '../../support/summary';
import { fuzz, type Outcome } from './run/fuzz';
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
    say(`\n${tellOutcome(outcome)}\nseed       ${seed}`);
    const counts = count(outcome);
    tellSummary(counts);
    return counts.failed > 0 ? 1 : 0;
  } finally {
    await target.stop();
  }
}

/** What was tried, by its name; memory that grew too much is one failure more. */
function count({ tally, findings, memory }: Outcome): { passed: number; failed: number } {
  const failed = new Set(findings.kinds.map(({ first }) => first.action));
  const passed = [...tally.actions].filter((action) => !failed.has(action));
  return { passed: passed.length, failed: failed.size + (memory.grewTooMuch ? 1 : 0) };
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
