import { deepStrictEqual, strictEqual } from 'node:assert';
import { makeChat, newest } from '../support/chats';
import { screen } from '../support/screen';
import type { Stage } from '../support/stage';

/** What is changed in one tab and seen in another. */
export const changes = {
  async 'a deleted message is gone in both tabs, and what follows it stays'(stage: Stage) {
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { prompt: 'Forget this.', story: 0 });
    const [first, second] = [await stage.tab(context, id), await stage.tab(context, id)];
    await screen.frames(second, 8);
    await screen.press(first, 'Delete this prompt');
    await first.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    for (const tab of [first, second]) {
      await tab.getByText('Forget this.').waitFor({ state: 'detached' });
      strictEqual(await tab.locator('.frame').count(), 8);
    }
    await second.reload(); // so that it has never known what was deleted
    await screen.frames(second, 8);
    strictEqual(await second.locator('.bubble').count(), 0);
  },

  async 'thumbs are stored, shown in both tabs, and taken back'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { story: 0 });
    const [first, second] = [await stage.tab(context, id), await stage.tab(context, id)];
    const pressed = (name: string) => ({ name, pressed: true });
    await screen.press(first, 'Good storyboard');
    for (const tab of [first, second])
      await tab.getByRole('button', pressed('Good storyboard')).waitFor();
    const { metadata } = await newest(stage.client, id);
    deepStrictEqual(metadata, { layout: 'storyboard', frames: '8', feedback: 'positive' });
    await screen.press(second, 'Poor storyboard');
    for (const tab of [first, second])
      await tab.getByRole('button', pressed('Poor storyboard')).waitFor();
    await screen.press(second, 'Poor storyboard');
    for (const tab of [first, second])
      await tab.getByRole('button', pressed('Poor storyboard')).waitFor({ state: 'detached' });
    deepStrictEqual((await newest(stage.client, id)).metadata, {
      layout: 'storyboard',
      frames: '8',
    });
  },

  async 'chats are renamed, pinned, archived and deleted in both tabs'(
    stage: Stage,
  ): Promise<void> {
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { title: 'A first title', story: 0 });
    const [first, second] = [await stage.tab(context, id), await stage.tab(context, id)];
    const choose = async (title: string, item: string | RegExp) => {
      await first.bringToFront();
      await first.getByRole('button', { name: `More for ${title}` }).click();
      await first.getByRole('menuitem', { name: item }).click();
    };
    const list = second.getByRole('navigation', { name: 'Chats' });
    const link = list.getByRole('link', { name: 'A better title' });

    await choose('A first title', 'Rename');
    await first.getByRole('textbox', { name: 'Title' }).fill('A better title');
    await first.keyboard.press('Enter');
    await link.waitFor();
    await choose('A better title', 'Pin');
    await list
      .locator('section', { hasText: 'Pinned' })
      .getByRole('link')
      .getByText('A better title')
      .waitFor();
    await choose('A better title', 'Archive');
    await link.waitFor({ state: 'detached' });
    for (const tab of [first, second]) await screen.press(tab, 'Archived chats');
    await link.waitFor();
    await choose('A better title', /Delete/);
    await first.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await screen.sees(second, 'This chat was deleted.');
    await screen.sees(first, 'A tale, frame by frame');
  },
};
