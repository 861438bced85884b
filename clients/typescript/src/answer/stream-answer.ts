import { persist } from '../http/persist.js';
import { randomKey } from '../http/random-key.js';
import type { Operations } from '../operations.js';
import type { Message } from '../types.js';
import type { Answer, AnswerOptions } from './answer.js';
import { Writer } from './writer.js';

/** Stores the beginning of an answer, which gives it its place, and gives what writes the rest. */
export async function streamAnswer(
  operations: Operations,
  chatId: string,
  { gather = 40, heartbeat = 10_000, patience = 60_000, ...options }: AnswerOptions = {},
): Promise<Answer> {
  const { signal, message, ...start } = options;
  signal?.throwIfAborted();
  const first = message ? reopen(operations, message) : begin(operations, chatId, start);
  const answer = new Writer(operations, await persist(first, signal, patience), {
    gather,
    heartbeat,
    patience,
  });
  const stop = () => void answer.stop().catch(() => undefined); // whoever ends it is told
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return answer;
}

function begin(
  operations: Operations,
  chatId: string,
  start: Omit<AnswerOptions, 'message' | 'signal'>,
): () => Promise<Message> {
  const answer = { ...start, role: 'assistant', content: '', status: 'in_progress' } as const;
  const options = { idempotencyKey: randomKey() };
  return () => operations.appendMessage(chatId, answer, options);
}

function reopen(operations: Operations, message: Message): () => Promise<Message> {
  if (message.status === 'in_progress') return () => Promise.resolve(message);
  const { chat_id, id, role, content, attachments, format, payload, metadata } = message;
  const again = { role, content, attachments, format, payload, metadata, status: 'in_progress' };
  return () => operations.putMessage(chat_id, id, { ...again, status: 'in_progress' });
}
