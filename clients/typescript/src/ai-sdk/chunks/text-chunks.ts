import { same } from '../stored/fingerprint.js';
import type { ReasoningUIPart, TextUIPart, UIMessageChunk } from '../types.js';
import { present } from './present.js';

/** A text that has begun, grown or ended. */
export function textChunks(
  previous: TextUIPart | undefined,
  next: TextUIPart,
  id: string,
): UIMessageChunk[] {
  const chunks: UIMessageChunk[] = [];
  const { providerMetadata, citations } = next;
  if (!previous) chunks.push(present({ type: 'text-start' as const, id, providerMetadata }));
  const delta = next.text.slice(previous?.text.length ?? 0);
  const isNews = previous !== undefined && !same(previous.providerMetadata, providerMetadata);
  if (delta || isNews)
    chunks.push({ type: 'text-delta', id, delta, ...(isNews && present({ providerMetadata })) });
  if (next.state !== 'streaming')
    chunks.push(present({ type: 'text-end' as const, id, citations }));
  return chunks;
}

/** The model's reasoning, the same way. */
export function reasoningChunks(
  previous: ReasoningUIPart | undefined,
  next: ReasoningUIPart,
  id: string,
): UIMessageChunk[] {
  const chunks: UIMessageChunk[] = [];
  const { providerMetadata } = next;
  if (!previous) chunks.push(present({ type: 'reasoning-start' as const, id, providerMetadata }));
  const delta = next.text.slice(previous?.text.length ?? 0);
  const isNews = previous !== undefined && !same(previous.providerMetadata, providerMetadata);
  if (delta || isNews)
    chunks.push({
      type: 'reasoning-delta',
      id,
      delta,
      ...(isNews && present({ providerMetadata })),
    });
  if (next.state !== 'streaming') chunks.push({ type: 'reasoning-end', id });
  return chunks;
}
