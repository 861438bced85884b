import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readContract } from '../../../src/http/contract/contract';
import { startServer } from '../../support/server-process';
import { gaveHelp } from '../../support/help';
import { tellSummary } from '../../support/summary';
import { CHROMIUM, freshPage, launch } from './browser';
import { check } from './check';
import { openDocs, takeTheTour, tryEachFirst } from './docs';

const HELP = `Tries /docs in Chromium, as somebody does who comes for the first time.

  npm run test:browser
  npm run test:browser -- --screenshots DIR   also leaves pictures of it at 390 and 1280 pixels
  CHROMIUM=/path/to/chromium                  names another browser than /usr/bin/chromium
`;

async function main(args: readonly string[]): Promise<void> {
  if (gaveHelp(HELP)) return;
  if (!existsSync(CHROMIUM)) {
    console.log(`SKIPPED: there is no Chromium at ${CHROMIUM}; CHROMIUM names another.`);
    tellSummary({ skipped: 1 });
    if (process.env['CI']) process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'aldar-browser-'));
  const server = await startServer({ DATABASE_URL: `sqlite:${folder}/app.db`, LOG_LEVEL: 'info' });
  const browser = await launch();
  const complaints: string[] = [];
  try {
    await tryEachFirst(browser, server.url, complaints);
    await takeTheTour(browser, server.url, complaints);
    await fitsPhones(browser, server.url, complaints);
    await readProblem(browser, server.url, complaints);
    const pictures = args[args.indexOf('--screenshots') + 1];
    if (args.includes('--screenshots') && pictures) await draw(browser, server.url, pictures);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  if (complaints.length > 0) throw new Error(`The browser complains:\n${complaints.join('\n')}`);
  tellSummary({ passed: 1 });
}

/** Nothing is wider than the screen, so that nobody scrolls sideways. */
async function fitsPhones(browser: Browser, url: string, complaints: string[]): Promise<void> {
  const page = await openDocs(browser, url, complaints, { width: 390, height: 844 });
  await page.locator('.opblock[id$="-createChat"] .opblock-summary').first().click();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  check('the width of /docs on a phone', String(width), '390');
  await page.context().close();
}

async function readProblem(browser: Browser, url: string, complaints: string[]): Promise<void> {
  const page = await freshPage(browser, complaints);
  await page.goto(`${url}/problems/not-found`);
  const { title } = readContract().problems['not-found']!;
  check('the problem page', await page.locator('h2').innerText(), title);
  await page.context().close();
}

async function draw(browser: Browser, url: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const width of [390, 1280]) {
    const page = await openDocs(browser, url, [], { width, height: 900 });
    await page.screenshot({ path: join(folder, `docs-${width}.png`) });
    await page.locator('.opblock[id$="-createChat"] .opblock-summary').first().click();
    await page.locator('.opblock[id$="-createChat"]').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(folder, `docs-${width}-operation.png`) });
    await page.context().close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  tellSummary({ failed: 1 });
  process.exitCode = 1;
});
