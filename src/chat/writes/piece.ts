import { codePoints } from '../code-points';
import { InvalidMessage, OffsetMismatch } from '../errors';
import type { DraftMessage } from './drafted';

/** A part of an answer, and the code point of the content at which it begins. */
export interface Piece {
  readonly offset: number;
  readonly text: string;
}

/** Code points of the longest content. */
const LONGEST = 100_000;

/**
 * What of a piece is not stored yet. What is stored from its offset on has to
 * agree with it, so that a piece that comes twice is added once.
 * @throws OffsetMismatch, InvalidMessage
 */
export function missingPart(message: DraftMessage, { offset, text }: Piece): string {
  const length = message.length!;
  if (offset > length) throw new OffsetMismatch(length);
  const stored = tailFrom(message, offset);
  const sent = codePoints(text);
  const common = Math.min(stored.length, sent.length);
  for (let i = 0; i < common; i += 1) if (stored[i] !== sent[i]) throw new OffsetMismatch(length);
  const missing = sent.slice(stored.length);
  if (length + missing.length > LONGEST)
    throw new InvalidMessage(
      'append/text',
      `would make the content longer than ${LONGEST} characters`,
    );
  return missing.join('');
}

function tailFrom({ length, tail, text }: DraftMessage, offset: number): readonly string[] {
  if (offset === length) return [];
  if (text) return codePoints(text.content).slice(offset);
  return tail!.text.slice(offset - tail!.start);
}
