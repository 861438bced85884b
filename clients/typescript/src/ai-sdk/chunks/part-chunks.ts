import { same } from '../stored/fingerprint.js';
import type { DynamicToolUIPart, Part, ToolUIPart, UIMessageChunk } from '../types.js';
import { present } from './present.js';
import { reasoningChunks, textChunks } from './text-chunks.js';
import { toolChunks } from './tool-chunks.js';

type ToolPart = ToolUIPart | DynamicToolUIPart;
type DataPart = Extract<Part, { type: `data-${string}` }>;

function isTool(part: Part): part is ToolPart {
  return part.type === 'dynamic-tool' || part.type.startsWith('tool-');
}

function isData(part: Part): part is DataPart {
  return part.type.startsWith('data-');
}

/** Whether a part can become another one while a stream goes on. */
export function follows(part: Part, next: Part | undefined): boolean {
  if (part.type !== next?.type) return false;
  if (isTool(part)) return isTool(next) && part.toolCallId === next.toolCallId;
  if (isData(part))
    return same(part, next) || (part.id !== undefined && isData(next) && part.id === next.id);
  if (part.type === 'text' && next.type === 'text')
    return same(part, next) || (part.state === 'streaming' && next.text.startsWith(part.text));
  if (part.type === 'reasoning' && next.type === 'reasoning')
    return (
      same(part, next) ||
      (part.state === 'streaming' && part.id === next.id && next.text.startsWith(part.text))
    );
  return same(part, next);
}

/** The chunks by which a part, the one at `index`, comes to be what it is. */
export function partChunks(
  previous: Part | undefined,
  part: Part,
  index: number,
): UIMessageChunk[] {
  if (same(previous, part)) return [];
  if (isTool(part)) return toolChunks(previous && isTool(previous) ? previous : undefined, part);
  if (isData(part)) return [part];
  switch (part.type) {
    case 'text':
      return textChunks(previous?.type === 'text' ? previous : undefined, part, `text-${index}`);
    case 'reasoning': {
      const before = previous?.type === 'reasoning' ? previous : undefined;
      return reasoningChunks(before, part, part.id ?? `reasoning-${index}`);
    }
    case 'step-start':
      return [{ type: 'start-step' }];
    case 'file':
    case 'reasoning-file': {
      const { type, url, mediaType, providerMetadata } = part;
      return [present({ type, url, mediaType, providerMetadata })];
    }
    case 'source-url':
    case 'source-document':
    case 'custom':
    case 'steering-message':
      return [part];
    default:
      part satisfies never; // a kind that this version of the package does not know
      return [];
  }
}
