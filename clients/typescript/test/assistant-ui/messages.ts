import type { ThreadAssistantMessage, ThreadUserMessage } from '@assistant-ui/core';

export type UserPart = ThreadUserMessage['content'][number];
export type AssistantPart = ThreadAssistantMessage['content'][number];

export const createdAt = new Date('2026-11-23T03:10:34.123Z');

export function user(id: string, ...content: (string | UserPart)[]): ThreadUserMessage {
  return {
    id,
    role: 'user',
    createdAt,
    content: content.map((part) =>
      typeof part === 'string' ? { type: 'text', text: part } : part,
    ),
    attachments: [],
    metadata: { custom: {} },
  };
}

export function assistant(
  id: string,
  content: string | readonly AssistantPart[],
  status: ThreadAssistantMessage['status'] = { type: 'complete', reason: 'stop' },
): ThreadAssistantMessage {
  return {
    id,
    role: 'assistant',
    createdAt,
    content: typeof content === 'string' ? [{ type: 'text', text: content }] : content,
    status,
    metadata: {
      unstable_state: null,
      unstable_annotations: [],
      unstable_data: [],
      steps: [],
      custom: {},
    },
  };
}
