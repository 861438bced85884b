import fc from 'fast-check';
import type { KnownChat, Message } from '../model/model';
import type { Session } from '../run/session';
import { createKnownChat } from './create-chat';

/** Chats that a worker keeps; more would make every list long. */
const MOST = 8;

/** One of the worker's chats; a new one when there are few. */
export async function someChat(session: Session): Promise<KnownChat> {
  const { model, choice } = session;
  const few = model.alive.length < 2 || (model.alive.length < MOST && choice.once(30));
  return few ? createKnownChat(session) : choice.one(model.alive);
}

/** One of the worker's chats that has messages, if any has. */
export function chatWithMessages({ model, choice }: Session): KnownChat | undefined {
  const some = model.alive.filter(({ messages }) => messages.length > 0);
  return some.length > 0 ? choice.one(some) : undefined;
}

/**
 * A message with its chat, if there is any.
 * @param wanted whether it has been deleted or not, or what else it has to be.
 */
export function someMessage(
  { model, choice }: Session,
  wanted: boolean | ((message: Message) => boolean),
): { readonly known: KnownChat; readonly message: Message } | undefined {
  const fits =
    typeof wanted === 'boolean'
      ? ({ status }: Message) => (status === 'deleted') === wanted
      : wanted;
  const chats = model.alive.filter(({ messages }) => messages.some(fits));
  if (chats.length === 0) return undefined;
  const known = choice.one(chats);
  return { known, message: choice.one(known.messages.filter(fits)) };
}

/** An id as it stands in a path: in either case. */
export function inPath({ choice }: Session, id: string): string {
  return choice.once(6) ? id.toUpperCase() : id;
}

/** UUIDs of any version. */
export const UUIDS = fc.uuid();
/** UUIDs that nobody has, most likely. */
export const RANDOM_UUIDS = fc.noBias(fc.uuid({ version: 4 }));

/** Visible ASCII, as idempotency keys are. */
const keys = fc.stringMatching(/^[!-~]+$/u).map((key) => key.slice(0, 200));

/** An idempotency key that no other worker has; `long` is as long as may be. */
export function newKey({ choice, tag }: Session): string {
  const key = `${tag}-${choice.int(0, 0xffffffff).toString(36)}-${choice.of(keys)}`;
  return choice.once(10) ? key.padEnd(255, '~') : key;
}

/** A UUID that this worker has not used. */
export function newId({ choice, tag }: Session): string {
  return tag + choice.of(UUIDS).slice(8);
}

/** A chat that is as full as it gets is deleted now and then. */
export function isFull({ model }: Session): boolean {
  return model.alive.length >= MOST;
}
