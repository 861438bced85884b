import { storableText } from '../../message-form/readable-text.js';
import type { UIMessage } from '../types.js';

/** Unicode code points that `content` may have. */
export const CONTENT_LIMIT = 100_000;

/** What stands between two text parts. */
const BLANK_LINE = '\n\n';

/**
 * What people and other clients read of a message: its text parts, a blank line between two. U+0000 and
 * lone surrogates, which the server refuses here, become U+FFFD.
 * @returns at most {@link CONTENT_LIMIT} code points
 */
export function contentOf(message: UIMessage): string {
  const texts = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return storableText(texts.join(BLANK_LINE), CONTENT_LIMIT);
}
