import { useCallback, useState } from 'react';
import type { ChatState } from 'aldar-kose-client';
import { client } from '../client';
import { attempt } from '../live/notices';
import { choiceOf, withChoice, type Choice } from './head';

/** The branch to show: the one that was just chosen here, until the chat itself tells of it. */
export function useChoice(
  state: ChatState | undefined,
): [Choice | undefined, (head: string) => void] {
  const [made, setMade] = useState<{ choice: Choice; revision?: number }>();
  const overtaken = made?.revision !== undefined && made.revision <= (state?.chat.revision ?? 0);

  const choose = useCallback(
    (head: string) => {
      if (!state) return;
      const choice = { head, of: state.chat.message_count };
      setMade({ choice });
      const metadata = withChoice(state.chat, choice);
      const saved = client
        .updateChat(state.chat.id, { metadata })
        .then(({ revision }) =>
          setMade((now) => (now?.choice === choice ? { choice, revision } : now)),
        );
      void attempt(saved, 'The other branch is shown in this tab alone');
    },
    [state],
  );

  const stored = state ? choiceOf(state.chat) : undefined;
  return [made && !overtaken ? made.choice : stored, choose];
}
