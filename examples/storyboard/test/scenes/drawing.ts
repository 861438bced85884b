import { strictEqual } from 'node:assert';
import { contentOf, newest } from '../support/chats';
import { countFrames, expectNoReload, expectOneByOne, mark, screen } from '../support/screen';
import type { Stage } from '../support/stage';

/** An answer that is written in one tab and watched in another. */
export const drawing = {
  async 'a storyboard appears frame by frame in two tabs'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const writer = await stage.tab(context);
    await countFrames(writer);
    const id = await screen.ask(writer, 'Tell of the coat.');
    const reader = await stage.tab(context, id);
    for (const tab of [writer, reader]) {
      await screen.frames(tab, 8);
      await screen.complete(tab);
      strictEqual(await screen.told(tab), contentOf(0));
    }
    await expectOneByOne(writer, 8);
    strictEqual((await newest(stage.client, id)).content, contentOf(0));
  },

  async 'a second tab that was there first sees each frame come'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const { id } = await stage.client.createChat({ title: 'Watched' });
    const reader = await stage.tab(context, id);
    await screen.sees(reader, 'A tale, frame by frame');
    await countFrames(reader);
    await screen.ask(await stage.tab(context, id), 'Tell of the coat.');
    await screen.frames(reader, 8);
    await screen.complete(reader);
    await expectOneByOne(reader, 8);
  },

  async 'both tabs survive a crash of the server'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const writer = await stage.tab(context);
    const id = await screen.ask(writer, 'Tell of the coat.');
    const reader = await stage.tab(context, id);
    await stage.complaints.duringOutage(async () => {
      for (const tab of [writer, reader]) {
        await mark(tab);
        await screen.frames(tab, 2);
      }
      await stage.kill();
      for (const tab of [writer, reader]) await screen.sees(tab, /Connecting…/);
      await stage.restart();
      for (const tab of [writer, reader]) {
        await screen.complete(tab);
        await tab.getByText(/Connecting…/).waitFor({ state: 'hidden' });
      }
    });
    for (const tab of [writer, reader]) {
      strictEqual(await screen.told(tab), contentOf(0));
      strictEqual(await tab.locator('.frame').count(), 8);
      await expectNoReload(tab);
    }
    const stored = await newest(stage.client, id);
    strictEqual(stored.content, contentOf(0));
    strictEqual(stored.status, 'completed');
  },

  async 'a reload in the middle keeps what was said'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const tab = await stage.tab(context);
    const id = await screen.ask(tab, 'Tell of the coat.');
    await screen.frames(tab, 2);
    // What the tab was sending breaks off.
    await stage.complaints.duringOutage(() => tab.reload());
    await screen.frames(tab, 2);
    const { content } = await newest(stage.client, id);
    strictEqual(await screen.told(tab), content);
    await screen.press(tab, 'Stop drawing');
    await screen.sees(tab, 'Stopped here.');
    strictEqual((await newest(stage.client, id)).content, content);
    await screen.press(tab, 'Draw it again');
    await screen.version(tab, '2 / 2');
    await screen.frames(tab, 1);
  },
};
