import { deepStrictEqual, strictEqual } from 'node:assert';
import type { Page } from 'playwright-core';
import { contentOf, makeChat, newest } from '../support/chats';
import { expectNoReload, mark, screen } from '../support/screen';
import type { Stage } from '../support/stage';

/** A browser that loses the network. */
export const offline = {
  async 'a writer that was offline goes on, and its readers with it'(stage: Stage): Promise<void> {
    const away = await stage.context();
    const writer = await stage.tab(away);
    await mark(writer);
    const id = await screen.ask(writer, 'Tell of the coat.');
    const reader = await stage.tab(await stage.context(), id);
    await screen.frames(reader, 2);
    await stage.complaints.duringOutage(async () => {
      await stage.cutOff(away);
      await screen.sees(writer, /Connecting…/);
      await away.setOffline(false);
      for (const tab of [writer, reader]) await screen.complete(tab);
    });
    for (const tab of [writer, reader]) strictEqual(await screen.told(tab), contentOf(0));
    await expectNoReload(writer);
  },

  async 'a reader that was offline catches up with text, titles and chats'(stage: Stage) {
    const { client } = stage;
    const id = await makeChat(client, stage.url, { title: 'Before' });
    const away = await stage.context();
    const reader = await stage.tab(away, id);
    await screen.sees(reader, 'Before');
    await mark(reader);
    await stage.complaints.duringOutage(async () => {
      await stage.cutOff(away);
      await screen.sees(reader, /Connecting…/);
      await client.updateChat(id, { title: 'Afterwards' });
      await client.appendMessage(id, { role: 'assistant', content: 'Said meanwhile.' });
      await client.createChat({ title: 'Made meanwhile' });
      await away.setOffline(false);
      for (const text of ['Afterwards', 'Said meanwhile.', 'Made meanwhile'])
        await screen.sees(reader, text);
    });
    await expectNoReload(reader);
  },

  async 'a prompt that cannot be sent is kept and sent later, once'(stage: Stage): Promise<void> {
    const context = await stage.context();
    const id = await makeChat(stage.client, stage.url, { story: 1 });
    const tab = await stage.tab(context, id);
    await screen.frames(tab, 6);
    await stage.complaints.duringOutage(async () => {
      await stage.cutOff(context);
      await screen.ask(tab, 'And then?');
      await screen.sees(tab, 'Not sent.');
      await context.setOffline(false);
      await screen.press(tab, 'Try again');
      await tab.getByText('Not sent.').waitFor({ state: 'hidden' });
      await tab.locator('.reply').nth(1).waitFor();
    });
    const { data } = await stage.client.listMessages(id);
    strictEqual(data.filter(({ content }) => content === 'And then?').length, 1);
    strictEqual((await newest(stage.client, id)).role, 'assistant');
  },

  async 'a tab in the background lets go of its streams, and catches up'(stage: Stage) {
    const id = await makeChat(stage.client, stage.url, { title: 'Watched' });
    const tab = await stage.tab(await stage.context(), id);
    for (const text of ['Watched', 'Tell of the coat.']) await screen.sees(tab, text);
    const closed = (path: string) => {
      return tab.waitForEvent('requestfailed', (request) => request.url().endsWith(path));
    };
    const streams = Promise.all([closed('/api/v1/events'), closed(`/${id}/events`)]);
    await show(tab, 'hidden');
    await streams;
    const opened: string[] = [];
    tab.on('request', (request) => opened.push(request.url()));
    await stage.client.appendMessage(id, { role: 'assistant', content: 'Said meanwhile.' });
    deepStrictEqual(opened, []);
    await show(tab, 'visible');
    await screen.sees(tab, 'Said meanwhile.');
  },
};

/** Tells a tab that it is in the background, or in front again. */
async function show(tab: Page, state: DocumentVisibilityState): Promise<void> {
  await tab.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
