import type { UIMessage } from 'ai';

export const prompt: UIMessage = {
  id: 'Xy12',
  role: 'user',
  parts: [
    { type: 'text', text: 'Draw\0 him.' },
    { type: 'file', mediaType: 'image/webp', url: 'https://images.example/1.webp', filename: 'he' },
    { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,iVBORw0KGgo=' },
  ],
};
export const waiting: UIMessage = {
  id: 'msg-1',
  role: 'assistant',
  metadata: { model: 'storyteller-2', tokens: 7 },
  parts: [
    { type: 'step-start' },
    { type: 'reasoning', text: 'Cold.', state: 'done', providerMetadata: { x: { sig: 'abc' } } },
    { type: 'text', text: 'Here is he.', state: 'done' },
    { type: 'source-url', sourceId: 's', url: 'https://tales.example', title: 'Tales' },
    { type: 'data-frame', id: 'f1', data: { n: 1 } },
    {
      type: 'tool-draw',
      toolCallId: 'c1',
      state: 'approval-requested',
      input: { what: 'coat' },
      approval: { id: 'ask' },
    },
  ],
};
export const done: UIMessage = {
  ...waiting,
  parts: [
    ...waiting.parts.slice(0, -1),
    {
      type: 'tool-draw',
      toolCallId: 'c1',
      state: 'output-available',
      input: { what: 'coat' },
      output: 'x'.repeat(120_000),
      approval: { id: 'ask', approved: true },
    },
  ],
};
export const again: UIMessage = {
  id: 'msg-2',
  role: 'assistant',
  parts: [{ type: 'text', text: 'He.' }],
};
