import { assistant, user, type AssistantPart, type UserPart } from './messages.js';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

export const everyUserPart: UserPart[] = [
  { type: 'text', text: 'Look', providerMetadata: { storyteller: { tone: 'dry' } } },
  { type: 'image', image: 'https://images.example/coat/1.webp', filename: 'coat.webp' },
  { type: 'image', image: PIXEL },
  { type: 'file', data: 'aGVsbG8=', mimeType: 'text/plain', filename: 'note.txt' },
  { type: 'file', data: 'file_17', mimeType: 'application/pdf', sourceType: 'id' },
  { type: 'audio', audio: { data: 'UklGRg==', format: 'wav' } },
  { type: 'data', name: 'mood', data: { cold: true, degrees: -31.5, layers: [1, null, 'coat'] } },
  { type: 'text', text: 'at this: \0, \ud800, 🐎' },
];

export const everyAssistantPart: AssistantPart[] = [
  { type: 'reasoning', text: 'He is cold.', unstable_summary: 'Cold', parentId: 'thoughts' },
  { type: 'text', text: 'He sold the wind.' },
  {
    type: 'source',
    sourceType: 'url',
    id: 's1',
    url: 'https://tales.example/coat',
    title: 'The magic coat',
  },
  {
    type: 'source',
    sourceType: 'document',
    id: 's2',
    title: 'Tales',
    mediaType: 'application/pdf',
    filename: 'tales.pdf',
  },
  { type: 'image', image: 'https://images.example/coat/2.webp' },
  { type: 'file', data: 'https://images.example/coat/3.webp', mimeType: 'image/webp' },
  { type: 'data', name: 'frames', data: [1, 2, 3] },
  {
    type: 'generative-ui',
    id: 'ui',
    spec: { root: { component: 'Card', props: { n: 1 }, children: ['Hoofs in the snow'] } },
  },
  {
    type: 'tool-call',
    toolCallId: 'call_1',
    toolName: 'weather',
    args: { place: 'steppe' },
    argsText: '{"place": "steppe"}',
    result: { degrees: -31.5, wind: ['in', 'out'] },
    artifact: { chart: [[1, 2]] },
    isError: false,
    timing: { startedAt: 1_000, completedAt: 1_250 },
    modelContent: [{ type: 'text', text: 'cold' }],
    mcp: { app: { resourceUri: 'ui://weather', visibility: ['model', 'app'] } },
    providerMetadata: { storyteller: { cached: true } },
    messages: [user('inner-1', 'How cold?'), assistant('inner-2', 'Very.')],
  },
  {
    type: 'tool-call',
    toolCallId: 'call_2',
    toolName: 'buy',
    args: {},
    argsText: '{}',
    result: { error: 'No fur left' },
    isError: true,
  },
  { type: 'text', text: 'The end.' },
];
