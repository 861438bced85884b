import type { MessageReplacement } from '../../types.js';
import { FORMAT, type UIMessage } from '../types.js';
import { attachmentsOf } from './attachments.js';
import { contentOf } from './content.js';

/** Bytes of JSON that a payload may have. */
export const PAYLOAD_LIMIT = 262_144;

/** What a UIMessage is stored as, wherever it is stored. */
export type Stored = Required<
  Pick<MessageReplacement, 'content' | 'attachments' | 'format' | 'payload'>
>;

/** The message as it is in the payload, and what other clients can read of it beside. */
export function toStored(message: UIMessage): Stored {
  return {
    content: contentOf(message),
    attachments: attachmentsOf(message),
    format: FORMAT,
    payload: message as unknown as Record<string, unknown>,
  };
}

/** The store knows users and assistants; the payload keeps what a `system` message is. */
export function roleOf({ role }: UIMessage): 'user' | 'assistant' {
  return role === 'assistant' ? 'assistant' : 'user';
}

/** Whether a message is as it was when its stream ended in the middle of a part. */
export function isCutShort({ parts }: UIMessage): boolean {
  return parts.some(
    (part) => 'state' in part && (part.state === 'streaming' || part.state === 'input-streaming'),
  );
}

/** Bytes that a message takes as a payload. */
export function payloadSize(message: UIMessage): number {
  return new TextEncoder().encode(JSON.stringify(message)).length;
}
