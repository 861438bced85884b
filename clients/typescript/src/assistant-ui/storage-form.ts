import type { Message } from '../types.js';

/**
 * A stored message in the format of a frontend's library: its payload, where it has that format. For
 * the AI SDK's formats it is otherwise made of `content` and `attachments`; undefined for others.
 */
export function storageForm(message: Message, format: string): Record<string, unknown> | undefined {
  if (message.format === format && message.payload) return message.payload;
  if (!format.startsWith('ai-sdk/')) return undefined;
  const { role, content, attachments } = message;
  return {
    role,
    parts: [
      ...(content === '' ? [] : [{ type: 'text', text: content }]),
      ...attachments.map(({ url, alt }) => ({
        type: 'file',
        mediaType: 'image/*',
        url,
        ...(alt !== null && { filename: alt }),
      })),
    ],
  };
}
