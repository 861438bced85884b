import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..');
const MAIN = join(ROOT, 'dist', 'main.js');
const CONTRACT = 'openapi.yaml';
/** Milliseconds in which several events are one save of a file. */
const SAVE = 100;

/** Runs the server, and again whenever a file of `src` or the contract is saved: `npm run dev`. */
function main(): void {
  process.chdir(ROOT);
  const server = new Restarted();
  compileOnSave(() => server.restart());
  let saved: NodeJS.Timeout | undefined;
  // The folder, because an editor may put another file in the place of the one that was watched.
  watch(ROOT, (_, name) => {
    if (name !== CONTRACT) return;
    clearTimeout(saved);
    saved = setTimeout(() => server.restart(), SAVE);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.end().then(() => process.exit(0)));
}

/** Compiles what is saved; the rest is as it was. @param compiled is called where it has no errors. */
function compileOnSave(compiled: () => void): void {
  const host = ts.createWatchCompilerHost(
    'tsconfig.build.json',
    {},
    ts.sys,
    ts.createEmitAndSemanticDiagnosticsBuilderProgram,
    undefined, // errors are told as the compiler tells them
    (_status, _newLine, _options, errors) => {
      if (errors === 0) compiled();
    },
  );
  ts.createWatchProgram(host);
}

/** A server that can be started anew; no two run at a time. */
class Restarted {
  private child: ChildProcess | undefined;
  private state: 'up' | 'restarting' | 'ended' = 'up';

  /** Ends the one that runs, as a deployment would, and starts another. */
  restart(): void {
    if (this.state !== 'up') return; // the one that is about to start reads the newest files
    this.state = 'restarting';
    void this.stop().then(() => {
      if (this.state === 'ended') return;
      this.state = 'up';
      this.child = spawn(process.execPath, [MAIN], { stdio: 'inherit' });
    });
  }

  async end(): Promise<void> {
    this.state = 'ended';
    await this.stop();
  }

  private async stop(): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  }
}

main();
