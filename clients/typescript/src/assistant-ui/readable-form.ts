import { imageAttachments, type LinkedImage } from '../message-form/image-attachments.js';
import { readableText } from '../message-form/readable-text.js';
import type { Message, NewMessage } from '../types.js';

/** What everybody can read of a message, whatever its format. */
export interface ReadableForm extends Required<Pick<NewMessage, 'content' | 'attachments'>> {
  readonly role: Message['role'];
}

/** What a message, a part or an attachment may have, in either library's words. */
type Fields = Readonly<Partial<Record<Field, unknown>>>;
type Field =
  | 'role'
  | 'content'
  | 'parts'
  | 'attachments'
  | 'type'
  | 'text'
  | 'name'
  | 'image'
  | 'filename'
  | 'mimeType'
  | 'mediaType'
  | 'data'
  | 'url';

/**
 * Reads a message of assistant-ui (`content`) or of the AI SDK (`parts`), or one like them: its text
 * parts, and the images that it links to, those of a user's attachments included. A system message
 * counts as the user's, for it is no answer.
 */
export function readableForm(message: object): ReadableForm {
  const fields: Fields = message;
  const parts = partsOf(fields);
  const texts = parts.filter(({ type, text }) => type === 'text' && typeof text === 'string');
  return {
    role: fields.role === 'assistant' ? 'assistant' : 'user',
    content: readableText(texts.map(({ text }) => text as string)),
    attachments: imageAttachments([
      ...parts.flatMap((part) => imageOf(part)),
      ...list(fields.attachments).flatMap((attachment) =>
        partsOf(attachment).flatMap((part) => imageOf(part, attachment.name)),
      ),
    ]),
  };
}

function partsOf({ content, parts = content }: Fields): Fields[] {
  return typeof parts === 'string' ? [{ type: 'text', text: parts }] : list(parts);
}

function list(value: unknown): Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Fields => typeof item === 'object' && item !== null);
}

/** The image of a part: `image` is assistant-ui's; `file` is both libraries', each in its words. */
function imageOf(part: Fields, name?: unknown): LinkedImage[] {
  const { type, image, filename = name, mimeType, mediaType = mimeType, data, url = data } = part;
  const alt = typeof filename === 'string' ? filename : undefined;
  if (type === 'image' && typeof image === 'string') return [{ url: image, alt }];
  if (type !== 'file' || typeof url !== 'string') return [];
  return typeof mediaType === 'string' && mediaType.startsWith('image/') ? [{ url, alt }] : [];
}
