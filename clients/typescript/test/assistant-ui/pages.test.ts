import type { ThreadMessage } from '@assistant-ui/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, type Page } from './page.js';
import { useServer } from './setup.js';

const here = useServer();

for (const kind of ['local', 'ai-sdk'] as const)
  test(`threads, answers, edits and feedback outlive the page: ${kind}`, async () => {
    const page = await openPage(here.client, kind);
    await say(page, page.aui().composer, `Tell ${kind}`);
    await page.until(() => isAnswered(page, `Tell ${kind}`));
    await say(page, page.aui().composer, 'More');
    await page.until(() => isAnswered(page, 'More'));
    await page.until(() => page.aui().threadListItem.getState().title !== undefined);
    const remoteId = page.aui().threadListItem.getState().remoteId!;
    await stored(remoteId, 4);

    const editor = page.aui().thread.message({ index: 2 }).composer();
    editor.beginEdit();
    await say(page, editor, 'Less');
    await page.until(() => isAnswered(page, 'Less'));
    await stored(remoteId, 6);
    page.aui().thread.message({ index: 1 }).submitFeedback({ type: 'positive' });
    await praised(remoteId);
    const shown = page.messages();
    page.close();

    const next = await openPage(here.client, kind);
    const item = () =>
      next
        .aui()
        .threads.getState()
        .threadItems.find((thread) => thread.remoteId === remoteId);
    await next.until(() => item()?.title === `Tell ${kind}`);
    next.aui().threads.switchToThread(remoteId);
    await next.until(() => next.messages().length === 4);
    assert.deepEqual(next.messages().map(essence), shown.map(essence));
    assert.equal(next.aui().thread.message({ index: 2 }).getState().branchCount, 2);
    next.close();
  });

const textOf = ({ content }: ThreadMessage) =>
  content.map((part) => (part.type === 'text' ? part.text : part.type)).join();
const essence = (message: ThreadMessage) => [message.id, message.role, textOf(message)];

function isAnswered(page: Page, prompt: string): boolean {
  const last = page.messages().at(-1);
  return last?.status?.type === 'complete' && textOf(last) === `You asked: ${prompt}`;
}

type Composer = ReturnType<Page['aui']>['composer'] | ReturnType<MessageComposer>;
type MessageComposer = ReturnType<ReturnType<Page['aui']>['thread']['message']>['composer'];

async function say(page: Page, composer: Pick<Composer, keyof Composer>, text: string) {
  composer.setText(text);
  await page.until(() => composer.getState().text === text);
  composer.send();
}

/** Resolves when so many messages are stored. */
async function stored(chat: string, count: number): Promise<void> {
  for await (const { chat: now } of here.client.follow(chat))
    if (now.message_count >= count) return;
}

async function praised(chat: string): Promise<void> {
  for await (const { messages } of here.client.follow(chat))
    if (messages[1]?.metadata['feedback'] === 'positive') return;
}
