import type {
  ThreadAssistantMessage,
  ThreadMessage,
  ThreadUserMessage,
} from '@assistant-ui/core' with { 'resolution-mode': 'import' };
import type { Message } from '../types.js';

/** A message of assistant-ui, made of what everybody can read of a stored one. */
export function plainMessage(message: Message): ThreadMessage {
  const { id, role, content, attachments, created_at } = message;
  const parts = [
    ...(content === '' ? [] : [{ type: 'text', text: content } as const]),
    ...attachments.map(({ url, alt }) => ({
      type: 'image' as const,
      image: url,
      ...(alt !== null && { filename: alt }),
    })),
  ];
  const common = { id, createdAt: new Date(created_at), content: parts };
  if (role === 'user')
    return {
      ...common,
      role,
      attachments: [],
      metadata: { custom: {} },
    } satisfies ThreadUserMessage;
  return {
    ...common,
    role,
    status: statusOf(message),
    metadata: {
      unstable_state: null,
      unstable_annotations: [],
      unstable_data: [],
      steps: [],
      custom: {},
    },
  } satisfies ThreadAssistantMessage;
}

function statusOf({ status }: Message): ThreadAssistantMessage['status'] {
  if (status === 'in_progress') return { type: 'running' };
  if (status === 'incomplete') return { type: 'incomplete', reason: 'cancelled' };
  return { type: 'complete', reason: 'stop' };
}
