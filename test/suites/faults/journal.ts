import { randomUUID } from 'node:crypto';
import { Line } from '../../support/line';
import type { Client, Reply } from './client';

/** One message that a client sends, and what it knows about it. */
export interface Sent {
  readonly chatId: string;
  readonly message: { readonly content: string; readonly attachments: readonly { url: string }[] };
  readonly key: string | undefined;
  /** `sent` while nobody told the client what became of it. */
  state: 'sent' | 'acknowledged' | 'refused';
  /** What the server said that it stored. */
  stored?: { readonly id: string; readonly sequence: number };
}

type Made = NonNullable<Sent['stored']> & { readonly revision: number };

const PADDING = 'A steppe tale of a trickster and a greedy bai. '.repeat(10);

/** Everything that the clients of a fault have sent. */
export class Journal {
  readonly entries: Sent[] = [];
  acknowledged = 0;
  /** The numbers of every change that was acknowledged. */
  readonly line = new Line();
  /** What is wrong with those numbers. */
  readonly wrong: string[] = [];

  /** Notes a new message, unlike any other; its attachments are 0 to 8. */
  write(chatId: string, keyed: boolean): Sent {
    const number = this.entries.length + 1;
    const sent: Sent = {
      chatId,
      message: newMessage(`message ${number} of ${randomUUID()}\n${PADDING}`, number % 9),
      key: keyed ? `key-${number}-${randomUUID()}` : undefined,
      state: 'sent',
    };
    this.entries.push(sent);
    return sent;
  }

  /** Notes what became of a message. @param message as the server gave it back, or none. */
  note(sent: Sent, message: Sent['stored']): void {
    if (message && sent.state !== 'acknowledged') this.acknowledged += 1;
    if (message) sent.stored = { id: message.id, sequence: message.sequence };
    sent.state = message ? 'acknowledged' : 'refused';
  }

  /** Notes the number of a change. @param since the latest that was known when it was asked for. */
  number({ id, revision }: Pick<Made, 'id' | 'revision'>, since: number): void {
    this.wrong.push(...this.line.take(revision, id, since));
  }

  /** Sends a message of this journal and notes the reply. @throws Refused, Cut */
  async append(sent: Sent, client: Client): Promise<Reply> {
    const since = this.line.latest;
    const reply = await client.send({
      path: `/api/v1/chats/${sent.chatId}/messages`,
      body: sent.message,
      headers: sent.key === undefined ? {} : { 'Idempotency-Key': sent.key },
    });
    const made = reply.status === 201 ? (JSON.parse(reply.text) as Made) : undefined;
    this.note(sent, made);
    if (made) this.number(made, reply.headers['idempotency-replayed'] ? 0 : since);
    return reply;
  }
}

function newMessage(content: string, attachments: number) {
  return {
    role: 'assistant',
    content,
    attachments: Array.from({ length: attachments }, (_, i) => ({
      type: 'image',
      url: `https://images.example/${randomUUID()}/${i}.png`,
      ...(i % 2 === 0 ? { alt: `Frame ${i + 1}`, width: 1024, height: 576 } : {}),
    })),
    metadata: { model: 'storyteller', app: 'tales' },
  };
}

/** Creates chats and gives their ids. */
export async function createChats(client: Client, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const reply = await client.send({ path: '/api/v1/chats', body: { title: 'A tale' } });
    if (reply.status !== 201) throw new Error(`createChat answered ${reply.status}: ${reply.text}`);
    ids.push((JSON.parse(reply.text) as { id: string }).id);
  }
  return ids;
}
