import {
  chatCursor,
  messageCursor,
  parseChatCursor,
  parseMessageCursor,
} from '../../src/chat/cursor';
import { InvalidCursor } from '../../src/chat/errors';
import { place } from '../support/contract-check/document';
import { complaints } from '../support/contract-check/schemas';

const ID = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';
const fits = (parameter: string, cursor: string) =>
  complaints(`/components/parameters/${parameter}/schema`, cursor).length === 0;

describe('A cursor over chats', () => {
  it.each(['2026-11-23T03:10:34.123Z', '1970-01-01T00:00:00.000Z', '2500-12-31T23:59:59.999Z'])(
    'comes back as the position it stands for: %s',
    (last_activity_at) => {
      const cursor = chatCursor({ last_activity_at, id: ID });
      expect(parseChatCursor(cursor)).toEqual({ last_activity_at, id: ID });
      expect(fits('ChatCursor', cursor)).toBe(true);
    },
  );

  it('is the example of the contract', () => {
    const { example } = place('/components/parameters/ChatCursor').node as { example: string };
    expect(chatCursor(parseChatCursor(example))).toBe(example);
  });

  it.each(['', 'c0', `c0${'0'.repeat(42)}`, `c0${'0'.repeat(44)}`, `c0${'g'.repeat(43)}`])(
    'is refused: "%s"',
    (cursor) => {
      expect(() => parseChatCursor(cursor)).toThrow(InvalidCursor);
      expect(fits('ChatCursor', cursor)).toBe(false);
    },
  );

  it.each([`c0${'f'.repeat(43)}`, `c0${'0'.repeat(43)}`])(
    'fits the contract and is refused or read, but breaks nothing: %s',
    (cursor) => {
      expect(fits('ChatCursor', cursor)).toBe(true);
      try {
        expect(chatCursor(parseChatCursor(cursor))).toBe(cursor);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidCursor);
      }
    },
  );
});

describe('A cursor over messages', () => {
  it.each([1, 50, 2 ** 52 - 1])('comes back as the sequence it stands for: %d', (sequence) => {
    const cursor = messageCursor(sequence);
    expect(parseMessageCursor(cursor)).toBe(sequence);
    expect(fits('MessageCursor', cursor)).toBe(true);
  });

  it.each(['', 'm0', 'm1', `m0${'0'.repeat(12)}`, `m0${'0'.repeat(12)}G`])(
    'is refused: "%s"',
    (cursor) => {
      expect(() => parseMessageCursor(cursor)).toThrow(InvalidCursor);
      expect(fits('MessageCursor', cursor)).toBe(false);
    },
  );
});

it('The two kinds of cursors share no spelling.', () => {
  expect(
    fits('MessageCursor', chatCursor({ last_activity_at: '2026-11-23T03:10:34.123Z', id: ID })),
  ).toBe(false);
  expect(fits('ChatCursor', messageCursor(1))).toBe(false);
});
