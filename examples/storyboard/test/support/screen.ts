import { deepStrictEqual, ok } from 'node:assert';
import type { Page } from 'playwright-core';

/** What a person does and sees on a tab. */
export const screen = {
  /** Writes a prompt and sends it. @returns the id of the chat */
  async ask(page: Page, prompt: string): Promise<string> {
    await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/chats\//);
    return page.url().split('/').at(-1)!;
  },
  /** Waits until so many frames are shown. */
  async frames(page: Page, count: number): Promise<void> {
    await page
      .locator('.frame')
      .nth(count - 1)
      .waitFor();
  },
  /** Waits until the storyboard is complete. */
  async complete(page: Page): Promise<void> {
    await page.locator('.storyboard:not([data-drawing])').waitFor();
  },
  /** The texts under the frames that are shown, joined as they are stored. */
  async told(page: Page): Promise<string> {
    return (await page.locator('.caption').allInnerTexts()).join('\n\n');
  },
  /** Waits until a text can be seen somewhere. */
  async sees(page: Page, text: string | RegExp): Promise<void> {
    await page.getByText(text).first().waitFor();
  },
  /** Clicks on a button. A tab in the background is drawn once a second, so it comes to the front first. */
  async press(page: Page, name: string | RegExp): Promise<void> {
    await page.bringToFront();
    await page.getByRole('button', { name }).first().click();
  },
  /** Waits until the version picker shows this, as `2 / 2`. */
  async version(page: Page, shown: string): Promise<void> {
    await page.locator('.count', { hasText: shown }).waitFor();
  },
};

/** Notes on a tab what must be gone after a reload. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => ((window as { marked?: boolean }).marked = true));
}

export async function expectNoReload(page: Page): Promise<void> {
  ok(
    await page.evaluate(() => (window as { marked?: boolean }).marked),
    'The tab was loaded again.',
  );
}

/** Has a tab note each number of frames that it shows. Call it before there are any. */
export async function countFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counts: number[] = [0];
    Object.assign(window, { counts });
    new MutationObserver(() => {
      const count = document.querySelectorAll('.frame').length;
      if (count !== counts.at(-1)) counts.push(count);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Each frame came by itself, and none went. */
export async function expectOneByOne(page: Page, frames: number): Promise<void> {
  const counts = await page.evaluate(() => (window as { counts?: number[] }).counts);
  deepStrictEqual(
    counts,
    Array.from({ length: frames + 1 }, (_, index) => index),
  );
}
