import { strictEqual } from 'node:assert';
import type { Page } from 'playwright-core';
import { ALTS, STORIES } from '../../src/assistant/stories';
import { makeChat } from '../support/chats';
import { screen } from '../support/screen';
import type { Stage } from '../support/stage';

/** Without a mouse, and without eyes. */
export const keyboard = {
  async 'everything is reached by the keyboard alone'(stage: Stage): Promise<void> {
    const id = await makeChat(stage.client, stage.url, { title: 'By keyboard', story: 0 });
    const page = await stage.tab(await stage.context(), id);
    await screen.frames(page, 8);
    const { keyboard } = page;

    strictEqual(await focused(page), 'Prompt');
    await to(page, 'Skip to the prompt', 'Tab'); // past the last element the first one follows
    await keyboard.press('Enter');
    strictEqual(await focused(page), 'Prompt');

    await to(page, 'Draw it again', 'Shift+Tab');
    await keyboard.press('Enter');
    await screen.version(page, '2 / 2');
    await to(page, 'Prompt', 'Tab');
    await keyboard.press('Escape');
    await screen.sees(page, 'Stopped here.');
    await to(page, 'Previous version', 'Shift+Tab');
    await keyboard.press('Enter');
    await screen.version(page, '1 / 2');

    await to(page, 'Enlarge frame 3', 'Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Frame 3 of 8' }).waitFor();
    await keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: 'Frame 4 of 8' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    strictEqual(await focused(page), 'Enlarge frame 3');

    await to(page, 'Edit this prompt', 'Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('form', { name: 'Edit this prompt' }).waitFor();
    strictEqual(await focused(page), 'Prompt');
    await keyboard.press('Escape');
    await page.getByRole('form', { name: 'Edit this prompt' }).waitFor({ state: 'detached' });

    await to(page, 'More for By keyboard', 'Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Rename this chat' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    strictEqual(await focused(page), 'More for By keyboard');
  },

  async 'a screen reader hears each frame once it is whole'(stage: Stage): Promise<void> {
    const page = await stage.tab(await stage.context());
    const heard: string[] = [];
    await page.exposeFunction('hear', (text: string) => heard.push(text));
    await page.evaluate(() => {
      const region = document.querySelector('p[role=status]')!;
      const { hear } = window as unknown as { hear: (text: string) => void };
      new MutationObserver(() => hear(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await screen.ask(page, 'Tell of the coat.');
    await screen.frames(page, 8);
    await screen.complete(page);
    const all = heard.join('\n');
    const frames = STORIES[0]!.map(({ picture, text }, index) => {
      return `Frame ${index + 1}: ${ALTS[picture - 1]} ${text}`;
    });
    for (const part of ['Drawing a storyboard of 8', ...frames, 'The storyboard is complete.'])
      strictEqual(all.split(part).length, 2, `"${part}" is not heard once in:\n${all}`);
    strictEqual(heard.length <= 10, true, `It is told too much:\n${all}`);
  },

  async 'on a phone the chats are in a drawer that keeps the focus'(stage: Stage): Promise<void> {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const id = await makeChat(stage.client, stage.url, { title: 'In the drawer', story: 0 });
    const page = await stage.tab(await stage.context(phone), id);
    const link = page.getByRole('link', { name: 'In the drawer' });
    await screen.frames(page, 8);
    strictEqual(await link.isVisible(), false);
    await screen.press(page, 'Show chats');
    await link.waitFor();
    strictEqual(await focused(page), 'Hide chats');
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    strictEqual(await focused(page), 'Show chats');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    strictEqual(overflow, 0, 'The page can be scrolled sideways.');
  },

  async 'without motion the whole drawer is there at once'(stage: Stage): Promise<void> {
    const still = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' as const };
    const id = await makeChat(stage.client, stage.url);
    const page = await stage.tab(await stage.context(still), id);
    const link = page.locator(`.chats [href="#/chats/${id}"]`);
    await link.waitFor({ state: 'attached' });
    const visibility = await link.evaluate(async (element) => {
      document.querySelector<HTMLElement>('[aria-label="Show chats"]')!.click();
      await new Promise((resolve) => setTimeout(resolve)); // the screen is made anew by then
      return getComputedStyle(element).visibility;
    });
    strictEqual(visibility, 'visible');
  },
};

/** What a screen reader would call the element that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Presses a key until something has the focus. */
async function to(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to "${name}".`);
}
