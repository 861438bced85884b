import type { ThreadMessage } from '@assistant-ui/react';
import type { Message } from 'aldar-kose-client';

/** A prompt on its way to the server. */
export interface Pending {
  readonly id: string;
  readonly text: string;
  /** The message it follows. */
  readonly parentId: string | null;
  readonly failed: boolean;
}

/** What this example adds to assistant-ui's messages; see `useStored`. */
export interface Custom extends Record<string, unknown> {
  readonly stored?: Message;
  readonly pending?: Pending;
}

const converted = new WeakMap<Message, ThreadMessage>();

/** A message as assistant-ui takes it; the same for the same message, so that only what changed is drawn again. */
export function toThreadMessage(message: Message): ThreadMessage {
  const known = converted.get(message);
  if (known) return known;
  const made = message.role === 'user' ? toPrompt(message) : toReply(message);
  converted.set(message, made);
  return made;
}

/** A prompt that is not stored yet. */
export function toPendingMessage(pending: Pending): ThreadMessage {
  return {
    id: pending.id,
    role: 'user',
    createdAt: new Date(),
    content: [{ type: 'text', text: pending.text }],
    attachments: [],
    metadata: { custom: { pending } },
  };
}

function toPrompt(message: Message): ThreadMessage {
  return {
    id: message.id,
    role: 'user',
    createdAt: new Date(message.created_at),
    content: [{ type: 'text', text: message.content }],
    attachments: [],
    metadata: { custom: { stored: message } },
  };
}

function toReply(message: Message): ThreadMessage {
  const feedback = message.metadata['feedback'];
  return {
    id: message.id,
    role: 'assistant',
    createdAt: new Date(message.created_at),
    content: message.content === '' ? [] : [{ type: 'text', text: message.content }],
    status: STATUS[message.status],
    metadata: {
      unstable_state: null,
      unstable_annotations: [],
      unstable_data: [],
      steps: [],
      custom: { stored: message },
      ...((feedback === 'positive' || feedback === 'negative') && {
        submittedFeedback: { type: feedback },
      }),
    },
  };
}

const STATUS = {
  in_progress: { type: 'running' },
  completed: { type: 'complete', reason: 'stop' },
  incomplete: { type: 'incomplete', reason: 'cancelled' },
  deleted: { type: 'complete', reason: 'unknown' },
} as const;
