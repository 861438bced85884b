import type { NewAttachment } from '../../types.js';
import type { UIMessage } from '../types.js';

/** Attachments that a message may have. */
const ATTACHMENT_LIMIT = 32;

// What the contract takes for a URL, as far as `URL` does not see to it: all but these percent-encoded.
const ANY = String.raw`(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})`;
const HOST = String.raw`(?:(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+|\[[0-9A-Fa-f:]+\])(?::\d{0,5})?`;
const REST = String.raw`(?:[/?#](?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?`;
const ADDRESS = new RegExp(`^https?://(?:${ANY}*@)?${HOST}${REST}$`, 'i');

/**
 * The images of a message that have an address of their own, as attachments. Files that are written into
 * the message (`data:`) and other kinds stay in the payload alone.
 */
export function attachmentsOf(message: UIMessage): NewAttachment[] {
  const images: NewAttachment[] = [];
  for (const part of message.parts) {
    if (part.type !== 'file' || !/^image(\/|$)/i.test(part.mediaType)) continue;
    const url = addressOf(part.url);
    if (url) images.push({ type: 'image', url, ...altOf(part.filename) });
  }
  return images.slice(0, ATTACHMENT_LIMIT);
}

/** An address as the contract takes it, percent-encoded where it has to be. */
function addressOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined;
  try {
    return [text, new URL(text).href].find((url) => url.length <= 2048 && ADDRESS.test(url));
  } catch {
    return undefined;
  }
}

function altOf(filename: string | undefined): { alt?: string } {
  if (!filename) return {};
  const readable = filename.replace(/\p{Cs}|\0/gu, '\uFFFD');
  return { alt: Array.from(readable).slice(0, 500).join('') };
}
