import type { ThreadMessage } from '@assistant-ui/core';
import { assistant, createdAt, user } from './messages.js';
import { everyAssistantPart, everyUserPart } from './parts.js';

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
