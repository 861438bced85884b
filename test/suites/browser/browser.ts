import { chromium, type Browser, type Page } from 'playwright-core';

/** Milliseconds that the browser may take for a step, on a busy machine too. */
const PATIENCE = 120_000;
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

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

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET, timeout: PATIENCE });
}

/** Opens a page as one who comes for the first time: no cache, nothing stored. */
export async function freshPage(
  browser: Browser,
  complaints: string[],
  viewport = { width: 1280, height: 1400 },
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  return page;
}
