import { parseArgs } from 'node:util';
import { server } from './api';
import { streamAnswer } from './live-demo';
import { tellStoryboard } from './storyboard-demo';

/** Shows a running server at work: a tale with its storyboard, or with `--live` one that streams. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { live: { type: 'boolean' } } });
  if (!values.live) await tellStoryboard();
  else if (!(await streamAnswer())) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  console.error(
    cause?.code === 'ECONNREFUSED'
      ? `Nobody answers at ${server}. Start it with: npm start`
      : message,
  );
  process.exitCode = 1;
});
