import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { readContract } from '../../../src/http/contract/contract';
import { startServer } from '../../support/server-process';
import { tellSummary } from '../../support/summary';

/** Milliseconds that the browser may take for a step. */
const PATIENCE = 120_000;
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** What a person does first: open /docs, try an operation out, read what a problem means. */
async function main(): Promise<void> {
  if (!existsSync(CHROMIUM)) {
    console.log(`SKIPPED: there is no Chromium at ${CHROMIUM}; CHROMIUM names another.`);
    tellSummary({ skipped: 1 });
    if (process.env['CI']) process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'aldar-browser-'));
  const server = await startServer({ DATABASE_URL: `sqlite:${folder}/app.db`, LOG_LEVEL: 'info' });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: QUIET,
    timeout: PATIENCE,
  });
  const complaints: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    await tryOut(page, server.url);
    await readProblem(page, server.url);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  if (complaints.length > 0) throw new Error(`The browser complains:\n${complaints.join('\n')}`);
  tellSummary({ passed: 1 });
}

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

async function tryOut(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/docs`);
  const operation = page.locator('#operations-Chats-createChat');
  await operation.locator('.opblock-summary').click();
  await operation.locator('.execute').click();
  const status = operation.locator('.live-responses-table .response .response-col_status');
  await expectText(status.first().innerText(), '201', 'Execute on createChat');
}

async function readProblem(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/problems/not-found`);
  const { title } = readContract().problems['not-found']!;
  await expectText(page.locator('h2').innerText(), title, 'the problem page');
}

async function expectText(found: Promise<string>, expected: string, where: string): Promise<void> {
  const text = await found;
  if (!text.includes(expected)) throw new Error(`${where} shows "${text}", not "${expected}".`);
  console.log(`ok: ${where} shows ${expected}`);
  tellSummary({ passed: 1 });
}

main().catch((error: unknown) => {
  console.error(error);
  tellSummary({ failed: 1 });
  process.exitCode = 1;
});
