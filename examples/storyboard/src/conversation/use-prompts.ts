import { useCallback, useRef, useState } from 'react';
import type { Message } from 'aldar-kose-client';
import { client } from '../client';
import { attempt } from '../live/notices';
import { answer } from './actions';
import type { Pending } from './thread-message';

/** A prompt to send: what it says, and the message it follows. */
export interface Prompt {
  readonly text: string;
  readonly parent: Message | undefined;
  /** Which of the assistant's stories answers it. */
  readonly variant: number;
}

/** Sends prompts, and holds those that have not arrived. */
export function usePrompts(chatId: string, ready: (text: string) => Promise<void>) {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const prompts = useRef(new Map<string, Prompt>());

  const send = useCallback(
    async (id: string) => {
      const prompt = prompts.current.get(id)!;
      const { text, parent, variant } = prompt;
      const entry = { id, text, parentId: parent?.id ?? null, failed: false };
      setPending((all) => [...all.filter((other) => other.id !== id), entry]);
      try {
        await ready(text);
        // The id is the idempotency key as well: sent again, by the client or by hand, it is stored once.
        const stored = await client.appendMessage(
          chatId,
          { id, role: 'user', content: text, parent_sequence: parent?.sequence ?? null },
          { idempotencyKey: id },
        );
        prompts.current.delete(id);
        void attempt(answer(chatId, stored.sequence, variant), 'The reply could not be drawn');
      } catch {
        setPending((all) => all.map((one) => (one.id === id ? { ...one, failed: true } : one)));
      }
    },
    [chatId, ready],
  );

  const ask = useCallback(
    (prompt: Prompt) => {
      const id = crypto.randomUUID();
      prompts.current.set(id, prompt);
      void send(id);
    },
    [send],
  );

  const discard = useCallback((id: string) => {
    prompts.current.delete(id);
    setPending((all) => all.filter((one) => one.id !== id));
  }, []);

  return { pending, ask, again: send, discard };
}
