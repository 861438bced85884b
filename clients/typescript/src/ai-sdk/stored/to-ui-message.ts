import type { Message } from '../../types.js';
import { FORMAT, type FileUIPart, type Part, type TextUIPart, type UIMessage } from '../types.js';
import { contentOf } from './content.js';

/**
 * A stored message as a UIMessage: its payload as it was, or, where another client wrote the message,
 * its text and its images. Text that came behind the last payload is added to it; this is so in an
 * answer in progress, and in one whose writer went away.
 */
export function toUIMessage(message: Message): UIMessage {
  if (!isOurs(message)) return fromOthers(message);
  const held = message.payload as unknown as UIMessage;
  return message.status === 'completed' ? held : withText(held, message.content);
}

/** Whether the payload of a message is a UIMessage. */
export function isOurs({ format, payload }: Pick<Message, 'format' | 'payload'>): boolean {
  const { parts } = payload ?? {};
  return format === FORMAT && Array.isArray(parts);
}

function fromOthers({ id, role, content, attachments, status }: Message): UIMessage {
  const state = status === 'in_progress' ? 'streaming' : 'done';
  const text: TextUIPart = {
    type: 'text',
    text: content,
    ...(role === 'assistant' && { state }),
  };
  const files = attachments.map(({ url, alt }): FileUIPart => {
    return { type: 'file', mediaType: 'image/*', url, ...(alt && { filename: alt }) };
  });
  return { id, role, parts: [...(content ? [text] : []), ...files] };
}

function withText(message: UIMessage, content: string): UIMessage {
  const parts: Part[] = [...message.parts];
  const last = parts.map(({ type }) => type).lastIndexOf('text');
  const part = parts[last];
  // Half a character at the end is whole in the content.
  const text = part?.type === 'text' ? part.text.replace(/[\ud800-\udbff]$/, '') : '';
  if (part?.type === 'text') parts[last] = { ...part, text };
  const held = contentOf({ ...message, parts });
  if (content.length <= held.length || !content.startsWith(held)) return message;
  const rest = content.slice(held.length);
  if (part?.type === 'text') parts[last] = { ...part, text: text + rest };
  else parts.push({ type: 'text', text: rest, state: 'streaming' });
  return { ...message, parts };
}
