import type { Client, Reply } from '../client';
import { Asked } from './asked';
import { checkBody } from './check-reply';
import { pick } from './pick';
import { anyQuestion, following, type Question } from './questions';
import type { Told } from './told';

/** What all readers have asked. */
export interface Reads {
  asked: number;
  /** Answered 304. */
  unchanged: number;
  /** Answered 404 where it had to be, because a deletion had been told. */
  gone: number;
}

/** A client that reads, holds every reply to what was told before it asked, and tells what it holds. */
export class Reader {
  /** The `ETag` that it was given last, by path. */
  readonly #held = new Map<string, string>();

  constructor(
    private readonly told: Told,
    private readonly clients: readonly Client[],
    private readonly reads: Reads,
  ) {}

  /** Reads whatever there is, the same thing several times at once now and then. */
  async run(until: { readonly over: boolean }): Promise<void> {
    while (!until.over) {
      const question = anyQuestion(this.told);
      const times = Math.random() < 0.2 ? 3 : 1;
      const replies = Array.from({ length: times }, () => this.ask(question));
      const [reply] = await Promise.all(replies);
      const more = following(question, reply!);
      if (more && Math.random() < 0.3) await this.ask(more);
    }
  }

  /** Asks any of the servers, with `If-None-Match` half the time. */
  async ask(question: Question, client = pick(this.clients)): Promise<Reply> {
    const { path, chat, operation } = question;
    const held = Math.random() < 0.5 ? this.#held.get(path) : undefined;
    const asked = new Asked(this.told, chat, operation === 'getMessage' ? question.id : undefined);
    const headers = held === undefined ? {} : { 'If-None-Match': held };
    const reply = await client.send({ path, headers });
    this.reads.asked += 1;
    const wrong = this.#judge(question, asked, reply, held);
    this.told.complain(wrong.map((one) => `GET ${path} at ${client.url}: ${one}`));
    return reply;
  }

  #judge(question: Question, asked: Asked, reply: Reply, held: string | undefined): string[] {
    const { path, operation, chat } = question;
    const { status, text } = reply;
    const wrong = asked.judge(operation, status);
    if (status === 404 && chat) {
      if (asked.lifeOf(chat)?.there === false) this.reads.gone += 1;
      return wrong;
    }
    const etag = reply.headers.etag ?? '';
    const revision = Number(/^"(\d+)"$/.exec(etag)?.[1]);
    if ((status !== 200 && status !== 304) || Number.isNaN(revision))
      return [`${status} with the ETag ${etag}: ${text}`];
    if (revision < asked.floor)
      wrong.push(`${status} at ${revision}, and ${asked.floor} had been told`);
    if (status === 304) {
      this.reads.unchanged += 1;
      return etag === held ? wrong : [...wrong, `304 to ${held} at ${etag}`];
    }
    this.#held.set(path, etag);
    wrong.push(...checkBody(question, asked, { revision, text }, this.told));
    wrong.push(...this.told.replies.take(`${path} at ${etag}`, text));
    return wrong;
  }
}
