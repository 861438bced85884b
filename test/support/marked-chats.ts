import type { Chat, Message, NewChat, NewMessage } from '../../src/chat/contract';
import type { Api } from './api';
import { chatPath, newMessage } from './builders';

/** A place where a text is kept. */
export type Part = 'chat' | 'chat key' | 'text' | 'metadata' | 'key';

/** The text that a place begins with, by the number of the chat and of the message in it. */
export type Mark = (part: Part, chat: number, message: number) => string;

const CHATS = 20;
const MESSAGES = 25;

/**
 * Stores chats that grow side by side, with long texts and short ones, so that
 * what lies together in the file has come at different times.
 */
export async function storeMarked(api: Api, mark: Mark): Promise<[Chat, Message[]][]> {
  const stored: [Chat, Message[]][] = [];
  const send = async <Made>(path: string, key: string, body: object) => {
    const request = api.post(path).set('Idempotency-Key', key).send(body);
    return (await request.expect(201)).body as Made;
  };
  for (let c = 0; c < CHATS; c += 1)
    stored.push([await send('/api/v1/chats', `${mark('chat key', c, 0)}-${c}`, chat(c, mark)), []]);
  for (let m = 0; m < MESSAGES; m += 1)
    await Promise.all(
      stored.map(async ([made, messages], c) => {
        const key = `${mark('key', c, m)}-${m}-${filler(c * m, 150)}`;
        messages.push(await send(chatPath(made, '/messages'), key, message(c, m, mark)));
      }),
    );
  return stored;
}

/** Of a length between 0 and `most` that follows no simple order. */
export function filler(n: number, most: number): string {
  return 'x'.repeat((n * 7_919 + 31) % (most + 1));
}

function chat(c: number, mark: Mark): NewChat {
  const text = mark('chat', c, 0);
  return { title: text, metadata: { [text]: text + filler(c, 400) } };
}

function message(c: number, m: number, mark: Mark): NewMessage {
  const n = MESSAGES * c + m;
  const [text, note] = [mark('text', c, m), mark('metadata', c, m)];
  const url = `https://a.example/${text}${filler(n, 900)}`;
  const image = { type: 'image', url, alt: text } as const;
  return newMessage({
    content: text + filler(n, n % 200 === 0 ? 90_000 : 2_000),
    metadata: { [note]: note + filler(n, 400) },
    attachments: Array.from({ length: n % 4 }, () => image),
    ...(n % 3 === 0 && { format: 'raw', payload: { [text]: [text, filler(n, 3_000)] } }),
  });
}
