import { strictEqual } from 'node:assert';
import { contentOf, makeChat, newest } from '../support/chats';
import { screen } from '../support/screen';
import type { Stage } from '../support/stage';

/** Stopping, drawing again, editing, and what both tabs show of it. */
export const branches = {
  async 'a stop in the second tab stops the first one'(stage: Stage): Promise<void> {
    stage.complaints.allow('status of 409'); // that is how the writer hears of it
    const context = await stage.context();
    const writer = await stage.tab(context);
    const id = await screen.ask(writer, 'Tell of the coat.');
    const reader = await stage.tab(context, id);
    await screen.frames(reader, 2);
    await screen.press(reader, 'Stop drawing');
    for (const tab of [writer, reader]) await screen.sees(tab, 'Stopped here.');
    const { status, content } = await newest(stage.client, id);
    strictEqual(status, 'incomplete');
    for (const tab of [writer, reader]) strictEqual(await screen.told(tab), content);
  },

  async 'a stop in the tab that writes keeps what was written'(stage: Stage): Promise<void> {
    const writer = await stage.tab(await stage.context());
    const id = await screen.ask(writer, 'Tell of the coat.');
    await screen.frames(writer, 2);
    await screen.press(writer, 'Stop drawing');
    await screen.sees(writer, 'Stopped here.');
    strictEqual(await screen.told(writer), (await newest(stage.client, id)).content);
  },

  async 'drawing again gives another story, and both tabs switch together'(stage: Stage) {
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { story: 0 });
    const [first, second] = [await stage.tab(context, id), await stage.tab(context, id)];
    await screen.frames(second, 8);
    await screen.press(first, 'Draw it again');
    for (const tab of [first, second]) {
      await screen.version(tab, '2 / 2');
      await screen.complete(tab);
      strictEqual(await screen.told(tab), contentOf(1));
    }
    await screen.press(second, 'Previous version');
    for (const tab of [first, second]) {
      await screen.version(tab, '1 / 2');
      strictEqual(await screen.told(tab), contentOf(0));
    }
    await first.reload();
    await screen.version(first, '1 / 2');
    await screen.press(first, 'Next version');
    for (const tab of [first, second]) await screen.version(tab, '2 / 2');
  },

  async 'an edited prompt is another branch, in both tabs'(stage: Stage): Promise<void> {
    stage.complaints.allow('status of 409'); // that is how the writer hears of a stop
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { prompt: 'Tell of the cote.', story: 0 });
    const [first, second] = [await stage.tab(context, id), await stage.tab(context, id)];
    await screen.frames(second, 8);
    await screen.press(first, 'Edit this prompt');
    await first
      .getByRole('form', { name: 'Edit this prompt' })
      .getByRole('textbox')
      .fill('Of the coat.');
    await screen.press(first, 'Ask again');
    for (const tab of [first, second]) {
      await tab.locator('.bubble', { hasText: 'Of the coat.' }).waitFor();
      await screen.version(tab, '2 / 2');
      await screen.frames(tab, 1);
    }
    const { data } = await stage.client.listMessages(id);
    strictEqual(data.find(({ content }) => content === 'Of the coat.')?.parent_sequence, null);
    await screen.press(second, 'Stop drawing');
    await screen.sees(first, 'Stopped here.');
    await screen.press(first, 'Previous version');
    for (const tab of [first, second])
      await tab.locator('.bubble', { hasText: 'Tell of the cote.' }).waitFor();
  },
};
