import type { Chat, Message } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { HeldChat } from '../src/follow/held-chat.js';

const chat = { id: 'c', revision: 10, title: 'Then' } as Chat;
const message = (sequence: number, revision: number, content = '') =>
  ({ id: `m${sequence}`, sequence, revision, content, status: 'in_progress' }) as Message;

let held: HeldChat;
beforeEach(() => {
  const page = {
    data: [message(6, 10, '😀 six'), message(5, 8)],
    has_more: true,
    next_cursor: 'x',
  };
  held = new HeldChat({ ...chat, messages: page });
});

const contents = () => held.state(true).messages.map(({ content }) => content);
const delta = (offset: number, text: string, revision: number, message_id = 'm6') =>
  held.delta({ message_id, offset, text, revision });

test('a delta replaces the content from its offset on, in code points', () => {
  assert.equal(delta(5, '!', 11), true);
  assert.equal(delta(1, '😀', 12), true);
  assert.equal(delta(2, ' end', 13), true);
  assert.deepEqual(contents(), ['', '😀😀 end']);
});

test('a delta beyond the end asks for the message', () => {
  assert.equal(delta(6, 'x', 11), false);
  assert.deepEqual(contents(), ['', '😀 six']);
});

test('what is not newer changes nothing', () => {
  assert.equal(delta(0, 'old', 10), true);
  held.message(message(6, 9, 'older'));
  held.chat({ ...chat, revision: 9, title: 'Before' });
  held.earlier({ data: [message(6, 9, 'older')], has_more: false, next_cursor: null });
  assert.deepEqual(contents(), ['', '😀 six']);
  assert.equal(held.state(true).chat.title, 'Then');
});

test('a message before the first one held is left to be read when it is wanted', () => {
  held.message(message(2, 11, 'two'));
  assert.equal(delta(0, 'x', 12, 'm2'), true);
  assert.equal(contents().length, 2);
  held.message(message(7, 13, 'seven'));
  assert.deepEqual(contents(), ['', '😀 six', 'seven']);
});
