import { chatPlace, chatStanding, type ChatPlace } from '../../db/queries/chat-changes';
import type { ChatKey } from '../../db/queries/chats';
import { lineRevision } from '../../db/queries/owners';
import type { On } from '../../db/queries/statement';
import type { ChatStreamEvent, ListStreamEvent } from '../contract';
import { ChatNotFound } from '../errors';
import { chatLook } from './chat-changes';
import { ready, reset } from './events';
import { Feed } from './feed';
import { follow, type Following } from './following';
import type { Wish } from './found';
import { Lengths } from './lengths';
import { listLook } from './list-changes';

export interface OwnerLiveOptions {
  readonly reader: On;
  readonly owner: string;
  readonly failed: (error: unknown) => void;
  /** Called when one of those who follow has left. */
  readonly left: () => void;
}

interface FollowedChat {
  readonly feed: Feed<ChatStreamEvent>;
  followers: number;
}

/** What is followed of one owner: the list of chats, and those chats that somebody looks at. */
export class OwnerLive {
  readonly #chats = new Map<string, FollowedChat>();
  #news: Wish<ListStreamEvent> | undefined;
  #closed = false;

  private constructor(
    private readonly options: OwnerLiveOptions,
    private readonly list: Feed<ListStreamEvent>,
  ) {}

  static async open(options: OwnerLiveOptions): Promise<OwnerLive> {
    const { reader, owner, failed } = options;
    const [row] = await lineRevision(reader, { owner });
    const position = Number(row?.revision ?? 0);
    const list = new Feed(position, listLook(reader, owner), failed);
    const live = new OwnerLive(options, list);
    void live.#wakeChats();
    return live;
  }

  /** Nobody follows any more. */
  close(): void {
    this.#closed = true;
    this.#news?.withdraw();
  }

  /** The owner's line has come to this number. */
  ring(revision: number): void {
    if (revision !== this.list.head) this.list.ring();
  }

  /** @param since undefined for now. */
  async followList(since: number | undefined): Promise<Following<ListStreamEvent>> {
    const { reader, owner, left } = this.options;
    const [row] = await lineRevision(reader, { owner });
    const line = Number(row?.revision ?? 0);
    const beyond = since !== undefined && since > line;
    const known = beyond ? line : (since ?? line);
    // Cut off before it is told to begin anew, it must not go on from here.
    const first = beyond ? [ready(undefined, line), reset(line)] : [ready(known, line)];
    const place = { since: known, whole: true };
    return follow<ListStreamEvent>({ first, feed: this.list, place, ended: left });
  }

  /** @param since undefined for now. @throws ChatNotFound */
  async followChat(id: string, since: number | undefined): Promise<Following<ChatStreamEvent>> {
    const { owner, left } = this.options;
    const { chat, revision, line } = await this.#chat({ owner, id });
    chat.followers += 1;
    const known = since !== undefined && since > line ? 0 : since;
    return follow<ChatStreamEvent>({
      first: [ready(known ?? revision, revision)],
      feed: chat.feed,
      // Who begins now reads the chat now; who goes on may have been told a part of it only.
      place: { since: known ?? line, whole: since === undefined },
      ended: () => {
        chat.followers -= 1;
        if (chat.followers === 0 && this.#chats.get(id) === chat) this.#chats.delete(id);
        left();
      },
    });
  }

  /** The chat as it is followed already, or from now on. @throws ChatNotFound */
  async #chat(key: ChatKey) {
    const { reader } = this.options;
    if (this.#chats.has(key.id)) {
      const [place] = await chatPlace(reader, key);
      const chat = this.#chats.get(key.id);
      if (chat) return { chat, ...numbers(place) };
    }
    const [standing] = await chatStanding(reader, { ...key, most: ANSWERS });
    const place = numbers(standing);
    const chat = this.#chats.get(key.id) ?? this.#open(key, place.line, standing!.live);
    return { chat, ...place };
  }

  #open(key: ChatKey, line: number, live: string): FollowedChat {
    const { reader, failed } = this.options;
    const feed = new Feed(line, chatLook(reader, key, new Lengths(live)), failed);
    const chat = { feed, followers: 0 };
    this.#chats.set(key.id, chat);
    feed.ring(); // what may have been heard since the chat was read
    return chat;
  }

  /**
   * Follows the list by itself: whoever looks at a chat hears when it has changed.
   * While the list cannot be read, every chat looks for itself.
   */
  async #wakeChats(): Promise<void> {
    let place = { since: this.list.head, whole: true };
    while (!this.#closed) {
      this.#news = this.list.next(place);
      try {
        const batch = await this.#news.batch;
        if (!batch) return;
        place = { since: batch.to, whole: true };
        batch.events.forEach((event) => this.#wake(event));
      } catch (error) {
        this.options.failed(error);
        this.#chats.forEach(({ feed }) => feed.ring());
        await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
      }
    }
  }

  #wake({ event, data }: ListStreamEvent): void {
    if (event === 'chat') this.#chats.get(data.id)?.feed.ring();
    else if (event === 'deleted') this.#chats.get(data.chat_id)?.feed.ring();
    else this.#chats.forEach(({ feed }) => feed.ring());
  }
}

/** Milliseconds after which a list is read again that could not be read. */
const AGAIN = 1_000;

/** Answers in progress whose lengths are known from the start; others are sent whole once. */
const ANSWERS = 100;

function numbers(place: ChatPlace | undefined) {
  if (!place) throw new ChatNotFound();
  return { revision: Number(place.revision), line: Number(place.line) };
}
