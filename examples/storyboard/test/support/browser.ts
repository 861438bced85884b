import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Milliseconds that the browser may take for a step. */
export const PATIENCE = 40_000;

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const QUIET = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium; nothing where there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  if (!existsSync(CHROMIUM)) {
    console.log(`SKIPPED: there is no Chromium at ${CHROMIUM}; CHROMIUM names another.`);
    return undefined;
  }
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET, timeout: PATIENCE });
}
