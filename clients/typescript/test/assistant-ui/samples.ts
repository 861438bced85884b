import type { ThreadAssistantMessage, ThreadMessage, ThreadUserMessage } from '@assistant-ui/core';

type UserPart = ThreadUserMessage['content'][number];
type AssistantPart = ThreadAssistantMessage['content'][number];

const createdAt = new Date('2026-11-23T03:10:34.123Z');
const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

export function user(id: string, ...content: (string | UserPart)[]): ThreadUserMessage {
  return {
    id,
    role: 'user',
    createdAt,
    content: content.map((part) =>
      typeof part === 'string' ? { type: 'text', text: part } : part,
    ),
    attachments: [],
    metadata: { custom: {} },
  };
}

export function assistant(
  id: string,
  content: string | readonly AssistantPart[],
  status: ThreadAssistantMessage['status'] = { type: 'complete', reason: 'stop' },
): ThreadAssistantMessage {
  return {
    id,
    role: 'assistant',
    createdAt,
    content: typeof content === 'string' ? [{ type: 'text', text: content }] : content,
    status,
    metadata: {
      unstable_state: null,
      unstable_annotations: [],
      unstable_data: [],
      steps: [],
      custom: {},
    },
  };
}

const everyUserPart: UserPart[] = [
  { type: 'text', text: 'Look', providerMetadata: { storyteller: { tone: 'dry' } } },
  { type: 'image', image: 'https://images.example/coat/1.webp', filename: 'coat.webp' },
  { type: 'image', image: PIXEL },
  { type: 'file', data: 'aGVsbG8=', mimeType: 'text/plain', filename: 'note.txt' },
  { type: 'file', data: 'file_17', mimeType: 'application/pdf', sourceType: 'id' },
  { type: 'audio', audio: { data: 'UklGRg==', format: 'wav' } },
  { type: 'data', name: 'mood', data: { cold: true, degrees: -31.5, layers: [1, null, 'coat'] } },
  { type: 'text', text: 'at this: \0, \ud800, 🐎' },
];

const everyAssistantPart: AssistantPart[] = [
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

const WAITING = { type: 'requires-action', reason: 'tool-calls' } as const;

/** Of every kind of message and part one, and of every status. */
export const samples: Readonly<Record<string, ThreadMessage>> = {
  'a user with every part and attachment': {
    ...user('msg_user', ...everyUserPart),
    attachments: [
      {
        id: 'a1',
        type: 'image',
        name: 'fur.png',
        contentType: 'image/png',
        status: { type: 'complete' },
        content: [{ type: 'image', image: 'https://images.example/fur.png' }],
      },
      {
        id: 'a2',
        type: 'document',
        name: 'tale.txt',
        status: { type: 'complete' },
        content: [{ type: 'text', text: 'Once upon a time' }],
      },
    ],
    metadata: { modality: 'voice', custom: { quote: { text: 'wind', from: 3 } } },
  },
  'an assistant with every part': assistant('msg_assistant', everyAssistantPart),
  'an assistant with all metadata': {
    ...assistant('msg_metadata', 'Told.'),
    metadata: {
      unstable_state: { page: 3 },
      unstable_annotations: ['sad', { n: 1 }],
      unstable_data: [[1], null],
      steps: [{ messageId: 'step_1', usage: { inputTokens: 10, outputTokens: 20 } }],
      timing: {
        streamStartTime: 1_000,
        firstTokenTime: 120,
        totalStreamTime: 900,
        tokenCount: 20,
        tokensPerSecond: 22.5,
        totalChunks: 7,
        toolCallCount: 0,
      },
      submittedFeedback: { type: 'positive', comment: 'Warm' },
      custom: { model: 'storyteller-2', nested: { a: [1, 2] } },
    },
  },
  'a system message': {
    id: 'msg_system',
    role: 'system',
    createdAt,
    content: [{ type: 'text', text: 'Tell tales.' }],
    metadata: { custom: {} },
  },
  'an approval that waits': assistant(
    'msg_approval',
    [
      {
        type: 'tool-call',
        toolCallId: 'call_3',
        toolName: 'pay',
        args: { coins: 7 },
        argsText: '{"coins":7}',
        approval: { id: 'ask_1', prompt: 'Pay?', options: [{ id: 'y', kind: 'allow-once' }] },
      },
    ],
    WAITING,
  ),
  'an interrupt that waits': assistant(
    'msg_interrupt',
    [
      {
        type: 'tool-call',
        toolCallId: 'call_4',
        toolName: 'ask',
        args: {},
        argsText: '{}',
        interrupt: { type: 'human', payload: { question: 'Which coat?' } },
      },
    ],
    { type: 'requires-action', reason: 'interrupt' },
  ),
  'an answer that was stopped': assistant('msg_cancelled', 'He', {
    type: 'incomplete',
    reason: 'cancelled',
  }),
  'an answer that failed': assistant('msg_failed', [], {
    type: 'incomplete',
    reason: 'error',
    error: { code: 500, message: 'Storm' },
  }),
  'an answer that was too long': assistant('msg_long', 'And', {
    type: 'incomplete',
    reason: 'length',
  }),
  '120 kB of tool output': assistant('msg_large', [
    {
      type: 'tool-call',
      toolCallId: 'call_5',
      toolName: 'read',
      args: { file: 'tales.txt' },
      argsText: '{"file":"tales.txt"}',
      result: 'Hoofs in the snow.\n'.repeat(6_400),
    },
  ]),
  'an id that is a UUID in capitals': assistant('019AAE1C-30D4-7F0E-8A52-1B7D9C3E4F21', 'Yes.'),
};
