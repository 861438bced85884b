import { gaveHelp } from '../../support/help';
import { tellSummary } from '../../support/summary';
import { fuzz, type Outcome } from './run/fuzz';
import { readOptions } from './run/options';
import { tellFinding, tellOutcome } from './run/report';
import { existing, started } from './run/target';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const HELP = `
Sends requests that are generated from the served contract, valid and broken, and holds every reply to it.

  npm run test:fuzz -- [options]

  --requests N   how many (5,000 if it is left out)
  --seed S       the same seed sends the same requests
  --workers N    how many are under way at once, 1 to 64 (16 if it is left out)
  --url URL      a server that is running already; without it one is started

DATABASE_URL names the database of the one that is started; without it a new SQLite file is used.
`;

async function main(): Promise<number> {
  if (gaveHelp(HELP)) return 0;
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
