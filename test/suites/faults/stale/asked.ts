import type { Told } from './told';
import type { Life, ToldChat } from './told-chat';

/** What had been told when something was asked for, and what follows for the reply. */
export class Asked {
  /** The latest number of the line. */
  readonly since: number;
  /** Of the chat; undefined where it cannot be told, or where no chat is meant. */
  readonly life: Life | undefined;
  readonly #lives: ReadonlyMap<ToldChat, Life | undefined>;
  /** Everything in the chat is newer than this. */
  readonly born: number;
  /** The revision that the reply has at least. */
  readonly floor: number;
  /** Whether what is asked for was there. */
  readonly #due: boolean;
  /** How many messages of this life had been deleted. */
  readonly #deleted: number;

  /** @param chat none for all of them. @param id of a message. */
  constructor(
    told: Told,
    private readonly chat?: ToldChat,
    id?: string,
  ) {
    this.since = told.line.latest;
    this.#lives = new Map((chat ? [chat] : told.chats).map((one) => [one, one.life]));
    this.life = chat?.life;
    this.born = chat?.born ?? 0;
    const { floor } = (id === undefined ? chat?.revisions : chat?.message(id)) ?? { floor: 0 };
    this.floor = chat ? Math.max(this.born, floor) : this.since;
    this.#due = (this.life?.there ?? false) && (id === undefined || this.life!.messages.has(id));
    this.#deleted = this.life?.deleted.size ?? 0;
  }

  /** The chat's life from then until now; undefined where nothing is certain. */
  lifeOf(chat: ToldChat): Life | undefined {
    const life = this.#lives.get(chat);
    return life === chat.life ? life : undefined;
  }

  /** Whether a message was certainly deleted before. */
  hadDeleted(id: string): boolean {
    return (this.life?.deleted.get(id) ?? Infinity) < this.#deleted;
  }

  /** What is wrong with a status, seen from whether the thing is there. */
  judge(what: string, status: number): string[] {
    const life = this.chat && this.lifeOf(this.chat);
    if (!life) return [];
    if (this.#due && status === 404) return [`${what} answered 404, and it is there`];
    if (!life.there && status < 400)
      return [`${what} answered ${status}, and the chat was deleted`];
    return [];
  }
}
