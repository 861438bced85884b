import type { ExportedMessageRepositoryItem, ThreadMessage } from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import type { Message } from '../types.js';
import type { Entry } from './entry.js';
import { feedbackOf } from './feedback.js';
import { originalId } from './original-id.js';
import { toPayload } from './payload.js';
import { plainMessage } from './plain-message.js';
import { readableForm } from './readable-form.js';

/** The format under which a `ThreadMessage` of assistant-ui is stored. */
export const FORMAT = 'assistant-ui/v1';

type Item = Pick<ExportedMessageRepositoryItem, 'message' | 'runConfig'>;

/** A message of assistant-ui as the server stores it: readable, and whole in `payload`. */
export function encodeMessage({ message, runConfig }: Item): Entry['message'] {
  return {
    ...readableForm(message),
    status: STATUS[message.status?.type ?? 'complete'],
    format: FORMAT,
    payload: toPayload({ ...message, ...(runConfig && { runConfig }) }),
  };
}

/** One that waits for a person is complete as far as the server knows: nobody is writing it. */
const STATUS = {
  complete: 'completed',
  'requires-action': 'completed',
  running: 'in_progress',
  incomplete: 'incomplete',
} as const;

/**
 * The reverse of {@link encodeMessage}: as it was, Dates included. Messages of other formats, or
 * without one, are made from `content` and `attachments`.
 */
export function decodeMessage(stored: Message): Item {
  const plain = plainMessage(stored);
  const { runConfig, ...payload } = stored.payload ?? {};
  const isKnown = stored.format === FORMAT && isMessage(payload);
  const message = isKnown ? withDates(payload, plain) : plain;
  const status = statusNow(stored, message.status);
  const submittedFeedback = feedbackOf(stored);
  return {
    message: {
      ...message,
      id: originalId(stored),
      content: contentNow(stored, message.content),
      metadata: {
        ...plain.metadata,
        ...message.metadata,
        ...(submittedFeedback && { submittedFeedback }),
      },
      ...(status && { status }),
    } as ThreadMessage,
    ...(isKnown && runConfig !== undefined && { runConfig: runConfig as Item['runConfig'] & {} }),
  };
}

/** The status in the payload, unless the answer was stopped or left alone since it was written. */
function statusNow(message: Message, status: ThreadMessage['status']): ThreadMessage['status'] {
  if (message.role !== 'assistant') return status;
  const now = plainMessage(message).status;
  if (message.status === 'completed') return status?.type === 'running' ? now : status;
  return status?.type === 'incomplete' && message.status === 'incomplete' ? status : now;
}

/** While an answer grows, its text runs ahead of the payload. */
function contentNow(
  message: Message,
  content: ThreadMessage['content'],
): readonly ThreadMessage['content'][number][] {
  if (message.status !== 'in_progress' || readableForm({ content }).content === message.content)
    return content;
  const others = content.filter(({ type }) => type !== 'text');
  return [...others, { type: 'text', text: message.content }];
}

type Json = Readonly<Record<string, unknown>>;
type JsonMessage = Json & Pick<ThreadMessage, 'role' | 'content'>;

const isMessage = (payload: Json & { readonly content?: unknown }): payload is JsonMessage =>
  Array.isArray(payload.content);

/** A message's times, and those of the messages inside its tool calls, are `Date`s. */
function withDates(
  message: JsonMessage & { readonly createdAt?: unknown },
  defaults?: ThreadMessage,
): ThreadMessage {
  const { createdAt, content, role } = message;
  return {
    ...(role === defaults?.role && defaults),
    ...message,
    createdAt: typeof createdAt === 'string' ? new Date(createdAt) : defaults?.createdAt,
    content: content.map(partWithDates),
  } as ThreadMessage;
}

function partWithDates(part: JsonMessage['content'][number]): typeof part {
  if (part.type !== 'tool-call' || !part.messages) return part;
  return { ...part, messages: part.messages.map((message) => withDates(message)) };
}
