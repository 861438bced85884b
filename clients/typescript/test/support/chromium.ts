import { build } from 'esbuild';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Milliseconds that the browser may take to start, on a busy machine too. */
const PATIENCE = 120_000;
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

/**
 * Bundles a module for browsers and evaluates an expression of its exports in a page of an origin of
 * its own. `CHROMIUM` names another browser than /usr/bin/chromium.
 */
export async function runInChromium(
  module: URL,
  expression: string,
): Promise<{ found: unknown; complaints: readonly string[] }> {
  const bundle = await build({
    entryPoints: [fileURLToPath(module)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exported',
    platform: 'browser',
  });
  const site = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: QUIET,
    timeout: PATIENCE,
  });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
    const found = await page.evaluate<unknown>(`exported.${expression}`);
    return { found, complaints };
  } finally {
    await browser.close();
    site.close();
  }
}
