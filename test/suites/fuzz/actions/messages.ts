import type { KnownChat, NewMessage } from '../model/model';
import type { Session } from '../run/session';
import { sound } from '../values/message-rules';

/** What an operation that stores messages takes: one, or many. */
export type Payload = NewMessage | { readonly messages: readonly NewMessage[] };

/** The messages of an append, one or many. */
export function messagesOf(payload: Payload): readonly NewMessage[] {
  return 'messages' in payload ? payload.messages : [payload];
}

/** The same payload with something done to each of its messages. */
export function eachMessage(
  payload: Payload,
  change: (message: NewMessage, i: number) => NewMessage,
): Payload {
  return 'messages' in payload ? { messages: payload.messages.map(change) } : change(payload, 0);
}

/** Makes what was generated for a chat valid in every respect. */
export function soundPayload(
  { choice }: Session,
  payload: Payload,
  known?: Pick<KnownChat, 'messages'>,
): Payload {
  return eachMessage(payload, (message) => sound(message, choice, known?.messages.length));
}
