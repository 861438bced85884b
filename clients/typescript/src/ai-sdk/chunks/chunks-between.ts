import { same } from '../stored/fingerprint.js';
import type { UIMessage, UIMessageChunk } from '../types.js';
import { follows, partChunks } from './part-chunks.js';

/**
 * The chunks that lead from one state of a message to a later one, as a stream would have sent them;
 * from nothing, without a `previous`. A reader of the stream then holds `next`, as far as chunks can say
 * it: they know no file names, for one. `finish` is not among them.
 *
 * Tool calls that have a result already come in a way that does not call `onToolCall` again.
 *
 * @returns undefined where no chunks lead there, because a part was changed or taken away in a step that
 * is over; a stream has to begin again then.
 */
export function chunksBetween(
  previous: UIMessage | undefined,
  next: UIMessage,
): UIMessageChunk[] | undefined {
  const before = previous?.id === next.id ? previous : undefined;
  const chunks = before ? metadataChunks(before, next) : startChunks(next);
  let held = before?.parts ?? [];
  const changed = held.findIndex((part, index) => !follows(part, next.parts[index]));
  if (changed >= 0) {
    const step = held.map(({ type }) => type).lastIndexOf('step-start');
    if (changed <= step) return undefined;
    chunks.push({ type: 'reset-step' });
    held = held.slice(0, step + 1);
  }
  for (const [index, part] of next.parts.entries())
    chunks.push(...partChunks(held[index], part, index));
  // A reader shows a step that has begun with what comes next in it; a start makes it look at once.
  if (chunks.at(-1)?.type === 'start-step') chunks.push({ type: 'start', messageId: next.id });
  return chunks;
}

function startChunks({ id, metadata }: UIMessage): UIMessageChunk[] {
  const about = metadata === undefined ? {} : { messageMetadata: metadata };
  return [{ type: 'start', messageId: id, ...about }];
}

function metadataChunks(previous: UIMessage, { metadata }: UIMessage): UIMessageChunk[] {
  if (metadata === undefined || same(previous.metadata, metadata)) return [];
  return [{ type: 'message-metadata', messageMetadata: metadata }];
}
