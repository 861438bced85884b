import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PATIENT } from './patience';

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');

/** A server at a terminal of its own, by `script` of util-linux. */
export interface AtTerminal {
  /** Resolves with what the terminal shows, without its colours, once this is among it. */
  shows(text: string): Promise<string>;
  /** Presses Ctrl-C and resolves with the exit code, once the terminal is closed. */
  interrupt(): Promise<number | null>;
  /** Closes the terminal, where it is not closed yet. */
  close(): Promise<void>;
}

/** Starts `node dist/main.js` (run `npm run build` first) on a free port of 127.0.0.1. */
export function startAtTerminal(env: Readonly<Record<string, string>>): AtTerminal {
  const command = `exec '${process.execPath}' '${MAIN}'`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { PATH: process.env['PATH'], SHELL: '/bin/sh', PORT: '0', ...PATIENT, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  return {
    async shows(text) {
      for (;;) {
        const plain = stripVTControlCharacters(shown);
        if (plain.includes(text)) return plain;
        if (child.exitCode !== null) throw new Error(`It ended and showed: ${plain}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
    },
    async interrupt() {
      child.stdin.write('\u0003');
      const [code] = await closed;
      return code;
    },
    async close() {
      child.kill();
      await closed;
    },
  };
}
