import { useApp } from '../support/app';
import { badMessages, type BadBody } from '../support/bad-input';
import { createChat, messagePath, newMessage, put, readChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
const KNOWN = { id: '019aae1c-0000-7000-8000-00000000000a' };
const NEW = { id: '019aae1c-0000-7000-8000-00000000000b' };

beforeAll(async () => {
  await createChat(app.api, chat);
  await put(app.api, chat, KNOWN);
});

/** The id is in the path, and an answer may have been broken off. */
const bad: readonly BadBody[] = [
  ...badMessages.filter(([, pointer]) => pointer !== '/id' && pointer !== '/status'),
  ['an id', '/id', { ...newMessage(), id: NEW.id }],
  ['a status of deleted', '/status', { ...newMessage(), status: 'deleted' }],
];

describe('putMessage refuses', () => {
  it.each(bad)('%s, and points to "%s"', async (_, pointer, body) => {
    const before = await readChat(app.api, chat);
    for (const message of [KNOWN, NEW]) {
      const request = app.api.put(messagePath(chat, message)).type('json');
      const reply = await request.send(JSON.stringify(body)).expect(400);
      expect(invalidPlaces(reply)).toEqual([`body ${pointer}`]);
    }
    expect(await readChat(app.api, chat)).toEqual(before);
  });

  it('ids that are no UUIDs', async () => {
    const reply = await app.api.put('/api/v1/chats/1/messages/2').send(newMessage()).expect(400);
    expect(invalidPlaces(reply)).toEqual(['path chat_id', 'path message_id']);
  });
});
