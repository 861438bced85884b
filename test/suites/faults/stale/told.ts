import { Line } from '../../../support/line';
import type { Chat, Message } from '../../../../src/chat/contract';
import { OneForm } from './one-form';
import { ToldChat } from './told-chat';

/**
 * Everything that any client was told. A client is held to all of it, not only to
 * what it was told itself: what one of them knows is stored, for everyone.
 */
export class Told {
  readonly line = new Line();
  /** Of replies, by request and `ETag`. */
  readonly replies = new OneForm();
  /** Of messages and chats, by their revisions. */
  readonly things = new OneForm();
  readonly chats: readonly ToldChat[];
  readonly wrong: string[] = [];
  /** Changes that were acknowledged, how many of them deleted a chat, and how many all of them. */
  changes = 0;
  deletions = 0;
  clearances = 0;
  readonly #byId: ReadonlyMap<string, ToldChat>;

  constructor(chats: number) {
    this.chats = Array.from({ length: chats }, () => new ToldChat());
    this.#byId = new Map(this.chats.map((chat) => [chat.id, chat]));
  }

  complain(complaints: readonly string[]): void {
    this.wrong.push(...complaints);
  }

  /** @throws where nobody made such a chat. */
  chat(id: string): ToldChat {
    const chat = this.#byId.get(id);
    if (!chat) throw new Error(`a reply tells of the chat ${id}, which nobody made`);
    return chat;
  }

  /** A message as a reply has it. */
  see(message: Message): void {
    const { id, chat_id, revision } = message;
    this.line.see(revision);
    this.chat(chat_id).message(id).tell(revision);
    this.complain(this.things.take(`message ${id} at ${revision}`, JSON.stringify(message)));
  }

  /** A chat as a reply has it, without its messages. */
  seeChat(chat: Chat): void {
    const { id, revision } = chat;
    this.line.see(revision);
    this.chat(id).revisions.tell(revision);
    this.complain(this.things.take(`chat ${id} at ${revision}`, JSON.stringify(chat)));
  }

  /** A change took a number that none before it had. @param since the latest when it was asked for. */
  changed(revision: number, by: string, since: number): void {
    this.changes += 1;
    this.complain(this.line.take(revision, by, since));
  }

  /** A deletion took a number that nobody told. */
  deleted(since: number): void {
    this.changes += 1;
    this.line.see(since + 1);
  }
}
