import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuite } from '../suites/run-suite';
import { runSuites } from '../suites/run-suites';

const never = new AbortController().signal;

/** A shell command that tells these counts. */
function telling(...counts: readonly object[]): string {
  return counts.map((each) => `echo '${JSON.stringify(each)}' >> "$SUITE_SUMMARY"`).join(' && ');
}

it.each([
  ['what it tells', telling({ passed: 3 }), [3, 0, 0]],
  ['all that it tells', telling({ passed: 2, skipped: 1 }, { passed: 1, failed: 1 }), [3, 1, 1]],
  ['a failure where it fails and says so', `${telling({ failed: 2 })}; exit 1`, [0, 2, 0]],
  ['a failure where it crashes on the way', `${telling({ passed: 2 })}; kill -9 $$`, [2, 1, 0]],
  ['a failure where it tells nothing', 'true', [0, 1, 0]],
  ['a failure where it has run nothing', telling({ passed: 0 }), [0, 1, 0]],
])('A suite counts as %s.', async (_, command, [passed, failed, skipped]) => {
  const summary = await runSuite({ name: 'suite', command }, { signal: never });
  expect(summary).toEqual({ passed, failed, skipped });
});

it('A suite that hangs is stopped, if need be by force, and counts as a failure.', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suite-hangs-'));
  const pipe = join(folder, 'told');
  execFileSync('mkfifo', [pipe]);
  const hang = `trap '' TERM; echo told > ${pipe}; while :; do sleep 0.1; done`;
  const command = `${telling({ passed: 1 })}; ${hang}`;
  const stop = new AbortController();
  const run = runSuite({ name: 'hangs', command }, { signal: stop.signal, grace: 100 });
  await readFile(pipe);
  stop.abort();
  expect(await run).toEqual({ passed: 1, failed: 1, skipped: 0 });
  rmSync(folder, { recursive: true });
});

it('A suite that fails holds none of the others up, and the last line is the sum.', async () => {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => {
    lines.push(...text.split('\n'));
  });
  const summary = await runSuites(
    [
      { name: 'first', command: telling({ passed: 5 }) },
      { name: 'second', command: 'false' },
      { name: 'third', command: telling({ passed: 7, skipped: 1 }) },
    ],
    never,
  );
  log.mockRestore();
  expect(summary).toEqual({ passed: 12, failed: 1, skipped: 1 });
  expect(lines.at(-1)).toBe('12 passed, 1 failed, 1 skipped');
});
