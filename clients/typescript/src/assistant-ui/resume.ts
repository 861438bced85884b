import type {
  ChatModelRunOptions,
  ChatModelRunResult,
  ThreadMessage,
} from '@assistant-ui/core' with { 'resolution-mode': 'import' };
import { storedMessageId } from '../message-form/stored-id.js';
import type { HistoryMemory, ResumedAnswer } from './history-memory.js';
import { isProblem } from './is-problem.js';
import { decodeMessage } from './thread-message.js';

/** Shows the answer in progress at the end of a chat as it grows, until it ends or the run is aborted. */
export async function* resumeAnswer(
  memory: HistoryMemory,
  chatId: string | undefined,
  { abortSignal, unstable_assistantMessageId: localId }: ChatModelRunOptions,
): AsyncGenerator<ChatModelRunResult, void, unknown> {
  const growing = memory.growing.get(chatId ?? '');
  if (chatId === undefined || growing === undefined) return;
  const answerId = storedMessageId(chatId, growing);
  const shows = (content: ThreadMessage['content']) => {
    if (localId !== undefined) memory.resumed.set(localId, resumedAnswer(growing, content));
  };
  shows([]);
  let revision = 0;
  try {
    for await (const { all } of memory.client.follow(chatId, { signal: abortSignal })) {
      const now = all.find(({ id }) => id === answerId);
      if (!now || now.revision === revision) continue;
      revision = now.revision;
      if (now.status === 'deleted') return;
      const { message } = decodeMessage(now);
      shows(message.content);
      yield resultOf(message);
      if (now.status !== 'in_progress') return;
    }
  } finally {
    if (wasStopped(abortSignal)) await stop(memory, chatId, answerId);
  }
}

function resumedAnswer(id: string, content: ThreadMessage['content']): ResumedAnswer {
  const shown = JSON.stringify(content);
  return { id, isShown: (message) => JSON.stringify(message.content) === shown };
}

function resultOf({ content, status, metadata }: ThreadMessage): ChatModelRunResult {
  return {
    content: content as NonNullable<ChatModelRunResult['content']>,
    ...(status && status.type !== 'running' && { status }),
    metadata: metadata as NonNullable<ChatModelRunResult['metadata']>,
  };
}

/** The runtime aborts a run for a person who stops it, and also when its page goes away. */
function wasStopped({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as { detach?: boolean } | undefined)?.detach === false;
}

async function stop({ client }: HistoryMemory, chatId: string, id: string): Promise<void> {
  try {
    await client.updateMessage(chatId, id, { status: 'incomplete' });
  } catch (error) {
    if (!isProblem(error, 'MessageFinal') && !isProblem(error, 'NotFound')) throw error;
  }
}
