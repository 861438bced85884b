import { chatStanding } from '../../db/queries/changes';
import { lineRevision } from '../../db/queries/owners';
import type { On } from '../../db/queries/statement';
import type { ChatStreamEvent, ListStreamEvent } from '../contract';
import { ChatNotFound } from '../errors';
import { chatLook } from './chat-changes';
import { ready, reset } from './events';
import { Feed, type Request } from './feed';
import { follow, type Following } from './following';
import { Lengths } from './lengths';
import { listChanges } from './list-changes';

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
  #news: Request<ListStreamEvent> | undefined;

  private constructor(
    private readonly options: OwnerLiveOptions,
    private readonly list: Feed<ListStreamEvent>,
  ) {}

  static async open(options: OwnerLiveOptions): Promise<OwnerLive> {
    const { reader, owner, failed } = options;
    const [row] = await lineRevision(reader, { owner });
    const position = Number(row?.revision ?? 0);
    const list = new Feed(position, listChanges(reader, owner), failed);
    const live = new OwnerLive(options, list);
    void live.#wakeChats();
    return live;
  }

  /** Nobody follows any more. */
  close(): void {
    this.#news?.withdraw();
  }

  /** The owner's line has come to this number. */
  ring(revision: number): void {
    this.list.ring(revision);
  }

  /** @param since undefined for now. */
  async followList(since: number | undefined): Promise<Following<ListStreamEvent>> {
    const { reader, owner, left } = this.options;
    const [row] = await lineRevision(reader, { owner });
    const line = Number(row?.revision ?? 0);
    const beyond = since !== undefined && since > line;
    const known = beyond ? line : (since ?? line);
    const first = [ready(known, line), ...(beyond ? [reset(line)] : [])];
    return follow<ListStreamEvent>({ first, feed: this.list, since: known, ended: left });
  }

  /** @param since undefined for now. @throws ChatNotFound */
  async followChat(id: string, since: number | undefined): Promise<Following<ChatStreamEvent>> {
    const { reader, owner, left } = this.options;
    const [standing] = await chatStanding(reader, { owner, id });
    if (!standing) throw new ChatNotFound();
    const [revision, line] = [Number(standing.revision), Number(standing.line)];
    const chat = this.#chats.get(id) ?? this.#open(id, line, new Lengths(standing.live));
    chat.followers += 1;
    const known = since !== undefined && since > line ? 0 : since;
    return follow<ChatStreamEvent>({
      first: [ready(known ?? revision, revision)],
      feed: chat.feed,
      since: known ?? line,
      ended: () => {
        chat.followers -= 1;
        if (chat.followers === 0 && this.#chats.get(id) === chat) this.#chats.delete(id);
        left();
      },
    });
  }

  #open(id: string, line: number, lengths: Lengths): FollowedChat {
    const { reader, owner, failed } = this.options;
    const feed = new Feed(line, chatLook(reader, { owner, id }, lengths), failed);
    const chat = { feed, followers: 0 };
    this.#chats.set(id, chat);
    feed.ring(this.list.head); // what has been heard since the chat was read
    return chat;
  }

  /**
   * Follows the list by itself: whoever looks at a chat hears when it has changed.
   * While the list cannot be read, every chat looks for itself.
   */
  async #wakeChats(): Promise<void> {
    for (let since = this.list.head; ;) {
      this.#news = this.list.next(since);
      try {
        const batch = await this.#news.batch;
        if (!batch) return;
        since = batch.to;
        batch.events.forEach((event) => this.#wake(event));
      } catch (error) {
        this.options.failed(error);
        this.#chats.forEach(({ feed }) => feed.ring(feed.head + 1));
        await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
      }
    }
  }

  #wake({ event, data }: ListStreamEvent): void {
    if (event === 'chat') this.#chats.get(data.id)?.feed.ring(data.revision);
    else if (event === 'deleted') this.#chats.get(data.chat_id)?.feed.ring(data.revision);
    else this.#chats.forEach(({ feed }) => feed.ring(data.revision));
  }
}

/** Milliseconds after which a list is read again that could not be read. */
const AGAIN = 1_000;
