import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../test/support/server-process';
import { runScript, type Outcome } from './script';
import type { Workshop } from './workshop';

/** Lines of a failed step that are shown; all of them are in its log. */
const SHOWN = 25;

/** Runs the steps of one tool, tells how each went, and keeps what it printed. */
export class Steps {
  constructor(
    private readonly workshop: Workshop,
    private readonly logs: string,
  ) {
    mkdirSync(logs, { recursive: true });
  }

  async run(name: string, script: string, more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const start = performance.now();
    const log = join(this.logs, `${name.replace(' ', '-')}.log`);
    const { folder: cwd, env } = this.workshop;
    const outcome = await runScript(script, { cwd, env: { ...env, ...more }, log });
    const took = ((performance.now() - start) / 1_000).toFixed(1).padStart(6);
    console.log(`  ${outcome.succeeded ? 'ok    ' : 'FAILED'} ${took} s  ${name}`);
    if (!outcome.succeeded) console.log(`${lastLines(outcome.output)}\n  all of it: ${log}`);
    return outcome;
  }

  /** Runs a step with a server of its own: a real process, on a new SQLite file. */
  async runWithServer(name: string, script: string): Promise<Outcome> {
    const folder = mkdtempSync(join(tmpdir(), 'aldar-clients-server-'));
    const server = await startServer({ DATABASE_URL: `sqlite:${join(folder, 'app.db')}` });
    try {
      return await this.run(name, script, { SERVER_URL: server.url });
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  }
}

function lastLines(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-SHOWN);
  return lines.map((line) => `    ${line}`).join('\n');
}
