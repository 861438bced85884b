import type { UIMessage, UIMessageChunk } from 'ai';

export function user(id: string, text: string): UIMessage {
  return { id, role: 'user', parts: [{ type: 'text', text }] };
}

export function answer(id: string, text: string): UIMessage {
  return { id, role: 'assistant', parts: [{ type: 'text', text, state: 'done' }] };
}

/** The chunks of a reply of one text: three before it, one a piece, three behind it. */
export function words(id: string, ...pieces: string[]): UIMessageChunk[] {
  return [
    { type: 'start', messageId: id },
    { type: 'start-step' },
    { type: 'text-start', id: 't' },
    ...pieces.map(piece),
    { type: 'text-end', id: 't' },
    { type: 'finish-step' },
    { type: 'finish', finishReason: 'stop' },
  ];
}

/** A piece of the text of {@link words}. */
export function piece(delta: string): UIMessageChunk {
  return { type: 'text-delta', id: 't', delta };
}

/** A plain beginning and end of a reply. */
export const BEGIN: readonly UIMessageChunk[] = [
  { type: 'start', messageId: 'a1' },
  { type: 'text-start', id: 't' },
];
export const END: readonly UIMessageChunk[] = [{ type: 'text-end', id: 't' }, { type: 'finish' }];
