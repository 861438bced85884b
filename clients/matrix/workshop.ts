import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { checksumOf, folderOf } from './pins';
import type { Tool } from './tool';

const ROOT = join(__dirname, '..', '..');
/** What is kept between runs. */
export const CACHE = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'aldar-kose-backend',
);

/** Where one run of a tool happens. */
export interface Workshop {
  /** A copy of the tool's folder, with `openapi.yaml`. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the tool is there from an earlier run. */
  readonly installed: boolean;
  /** The tool is there from now on. */
  markInstalled(): void;
  close(): void;
}

export function openWorkshop({ name, install }: Tool): Workshop {
  const folder = mkdtempSync(join(tmpdir(), `aldar-clients-${name}-`));
  cpSync(folderOf(name), folder, { recursive: true });
  for (const file of ['openapi.yaml', '.spectral.yaml'])
    cpSync(join(ROOT, file), join(folder, file));

  const kept = join(CACHE, `client-${name}-${checksumOf(name, install)}`);
  const complete = join(kept, 'complete');
  const installed = existsSync(complete);
  if (!installed) rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  return {
    folder,
    env: environment(kept),
    installed,
    markInstalled: () => {
      writeFileSync(complete, '');
    },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function environment(kept: string): NodeJS.ProcessEnv {
  const bins = ['node_modules/.bin', 'venv/bin', 'bin'].map((bin) => join(kept, bin));
  return {
    ...process.env,
    ROOT,
    INSTALLED: kept,
    PATH: [...bins, process.env['PATH']].join(delimiter),
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    // Whatever a tool runs that npm has started is not npm's any more.
    npm_config_loglevel: 'warn',
    PYTHONDONTWRITEBYTECODE: '1',
    GOWORK: 'off',
  };
}
