import type { Browser, Locator, Page } from 'playwright-core';
import { check } from './check';
import { freshPage } from './browser';

/** The operations in an order in which each finds what it needs, and the status of its success. */
const OPERATIONS: readonly (readonly [operationId: string, status: string])[] = [
  ['createChat', '201'],
  ['appendMessage', '201'],
  ['appendMessages', '201'],
  ['putMessage', '200'],
  ['updateMessage', '200'],
  ['getMessage', '200'],
  ['listMessages', '200'],
  ['getChat', '200'],
  ['updateChat', '200'],
  ['listChats', '200'],
  ['getHealth', '200'],
  ['getReadiness', '200'],
  ['deleteMessage', '204'],
  ['deleteChat', '204'],
  ['deleteChats', '204'],
];

/** Each operation is the first that somebody opens on a fresh page, and succeeds as it stands there. */
export async function tryEachFirst(browser: Browser, url: string, complaints: string[]) {
  for (const [operationId, status] of OPERATIONS) {
    const page = await openDocs(browser, url, complaints);
    check(`${operationId} first, on a fresh page`, await tryOut(page, operationId), status);
    await page.context().close();
  }
}

/** The tour of the README, on one page: what was just made is what the next step works on. */
export async function takeTheTour(browser: Browser, url: string, complaints: string[]) {
  const page = await openDocs(browser, url, complaints);
  check('1: a chat', await tryOut(page, 'createChat'), '201');
  check('2: a prompt', await tryOut(page, 'appendMessage'), '201');
  const append = operation(page, 'appendMessage');
  await append
    .locator('.examples-select select, select.examples-select-element')
    .first()
    .selectOption('storyboard');
  check('3: a storyboard', await execute(append), '201');
  await append
    .locator('.examples-select select, select.examples-select-element')
    .first()
    .selectOption('regenerated');
  check('4: another answer', await execute(append), '201');
  check('5: the list', await tryOut(page, 'listChats'), '200');
  check('6: the chat', await tryOut(page, 'getChat'), '200');
  check('7: its end', await tryOut(page, 'deleteChat'), '204');
  await page.context().close();
}

/** @returns the status of the reply. */
async function tryOut(page: Page, operationId: string): Promise<string> {
  const section = operation(page, operationId);
  await section.locator('.opblock-summary').first().click();
  return execute(section);
}

async function execute(section: Locator): Promise<string> {
  const [reply] = await Promise.all([
    section.page().waitForResponse((response) => isAsked(response.url())),
    section.locator('.execute').click(),
  ]);
  const shown = section.locator('.live-responses-table .response .response-col_status').first();
  await shown.getByText(String(reply.status())).waitFor();
  return shown.innerText();
}

/** Whether somebody asked for it, and not the page, which looks what is newest. */
function isAsked(url: string): boolean {
  return /\/(api\/v1\/.*|health|ready)$/.test(url) && !/[?&]limit=1(&|$)/.test(url);
}

function operation(page: Page, operationId: string): Locator {
  return page.locator(`.opblock[id$="-${operationId}"]`);
}

/** The page, once it stands and has looked for what there is. */
export async function openDocs(
  browser: Browser,
  url: string,
  complaints: string[],
  viewport?: { width: number; height: number },
): Promise<Page> {
  const page = await freshPage(browser, complaints, viewport);
  await page.goto(`${url}/docs`);
  await page.locator('.opblock').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}
