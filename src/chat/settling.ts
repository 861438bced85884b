import type { LiveAnswer, MessageStore } from './message-store';

/** Answers settled at a time. */
const MANY = 100;
/** Milliseconds after which it is tried again where the database did not answer. */
const AGAIN = 1_000;
/** Milliseconds; a timer takes no more. */
const LONGEST = 2 ** 31 - 1;

export interface Settling {
  /** Waits for what is being settled. */
  stop(): Promise<void>;
}

export interface SettlingOptions {
  readonly messages: Pick<MessageStore, 'live' | 'for'>;
  readonly clock: () => Date;
  /** Milliseconds after which an answer in progress that nobody goes on with is incomplete. */
  readonly timeout: number;
  readonly failed: (error: unknown) => void;
}

/**
 * Settles answers that were left alone. It looks again when the next one is
 * due: one that begins later, on whatever server, is due later than that. Every
 * server may do it, because each looks again before it changes anything.
 */
export function settleAbandoned({ messages, clock, timeout, failed }: SettlingOptions): Settling {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();

  const look = async (): Promise<number> => {
    const since = new Date(clock().getTime() - timeout);
    const live = await messages.live(MANY);
    const left = live.filter(({ touchedAt }) => touchedAt <= since);
    const settle = ({ owner, chatId, id }: LiveAnswer) =>
      messages.for(owner, chatId).settle(id, since);
    await Promise.all(left.map(settle));
    const next = live[left.length];
    if (next) return next.touchedAt.getTime() - since.getTime();
    return live.length === MANY ? 0 : timeout;
  };
  const work = async () => {
    const wait = await look().catch((error: unknown) => {
      failed(error);
      return AGAIN;
    });
    if (!stopped) timer = setTimeout(begin, Math.min(Math.max(wait, 1), LONGEST)).unref();
  };
  const begin = () => {
    working = work();
  };
  begin();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
