import { useCallback, useMemo, useRef } from 'react';
import {
  useExternalStoreRuntime,
  type AppendMessage,
  type ThreadMessage,
} from '@assistant-ui/react';
import type { ChatState } from 'aldar-kose-client';
import { client } from '../client';
import { attempt } from '../live/notices';
import { answer, rate, stop } from './actions';
import { headOf } from './head';
import { toRepository } from './repository';
import type { Custom } from './thread-message';
import { useChoice } from './use-choice';
import { usePrompts } from './use-prompts';

/**
 * A chat for assistant-ui: its messages and branches come from the server alone, whoever wrote them, and
 * what is done here is sent there. So two tabs cannot differ.
 * @param created is told when the first prompt has made the chat.
 */
export function useConversation(
  chatId: string,
  state: ChatState | undefined,
  { isNew, created }: { isNew: boolean; created: () => void },
) {
  const all = state?.all;
  const [choice, choose] = useChoice(state);
  const head = state && headOf(state.messages, state.chat, choice);

  const made = useRef(!isNew);
  const ready = useCallback(
    async (prompt: string) => {
      if (made.current) return;
      const chat = { id: chatId, title: titleOf(prompt) };
      await client.createChat(chat, { idempotencyKey: chatId });
      made.current = true;
      created();
    },
    [chatId, created],
  );
  const { pending, ask, again, discard } = usePrompts(chatId, ready);
  const repository = useMemo(() => toRepository(all ?? [], head, pending), [all, head, pending]);

  const find = (id: string | null) => all?.find((message) => message.id === id);
  const variant = all?.filter(({ role }) => role === 'assistant').length ?? 0;
  const send = (message: AppendMessage) => {
    ask({ text: textOf(message), parent: find(message.parentId), variant });
    return Promise.resolve();
  };

  const runtime = useExternalStoreRuntime<ThreadMessage>({
    messageRepository: repository,
    isRunning: head?.status === 'in_progress',
    isLoading: !isNew && state === undefined,
    isSendDisabled: pending.some(({ id, failed }) => !failed && !find(id)),
    onNew: send,
    onEdit: send,
    onReload: (parentId) => {
      const parent = find(parentId);
      if (parent)
        void attempt(answer(chatId, parent.sequence, variant), 'The reply could not be drawn');
      return Promise.resolve();
    },
    onCancel: async () => {
      if (head) await attempt(stop(head), 'The reply could not be stopped');
    },
    // assistant-ui calls this when another branch is chosen, and after a stop, with the same head.
    setMessages: (messages) => {
      const last = messages.at(-1);
      if (last && last.id !== head?.id) choose(last.id);
    },
    adapters: {
      feedback: {
        submit: ({ message, type }) => {
          const { stored } = message.metadata.custom as Custom;
          if (stored) void attempt(rate(stored, type), 'Your opinion could not be noted');
        },
      },
    },
  });
  return { runtime, head, again, discard };
}

function textOf({ content }: AppendMessage): string {
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}

/** A chat is named after its first prompt. */
function titleOf(prompt: string): string {
  const characters = Array.from(prompt.trim().split('\n')[0]!);
  return characters.length > 60
    ? `${characters.slice(0, 59).join('').trimEnd()}…`
    : characters.join('');
}
