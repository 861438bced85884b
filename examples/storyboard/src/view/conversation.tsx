import { useEffect, type ReactNode } from 'react';
import { AssistantRuntimeProvider } from '@assistant-ui/react';
import { NotFound } from 'aldar-kose-client';
import { ConversationContext } from '../conversation/context';
import { useConversation } from '../conversation/use-conversation';
import { useChat } from '../live/use-chat';
import { Announcer } from './announcer';
import { Thread } from './thread';

interface Props {
  readonly chatId: string;
  readonly isNew: boolean;
  readonly banner: ReactNode;
  readonly created: () => void;
  readonly onNew: () => void;
}

/** The chat that is open, or one that begins with the next prompt. */
export function Conversation({ chatId, isNew, banner, created, onNew }: Props) {
  const { state, follower, error } = useChat(chatId, !isNew);
  const { runtime, head, again, discard } = useConversation(chatId, state, { isNew, created });
  const title = state?.chat.title ?? 'New chat';
  useEffect(() => void (document.title = title), [title]);
  const gone = state?.deleted === true || error instanceof NotFound;
  return (
    <main className="conversation" aria-label={title}>
      <h1 className="hidden">{title}</h1>
      {banner}
      {gone ? (
        <div className="gone">
          <p>This chat was deleted.</p>
          <button className="primary" onClick={onNew}>
            New chat
          </button>
        </div>
      ) : (
        <AssistantRuntimeProvider runtime={runtime}>
          <ConversationContext value={{ again, discard }}>
            <Thread
              empty={isNew || state?.messages.length === 0}
              earlier={state?.has_earlier ? () => void follower?.earlier() : undefined}
            />
          </ConversationContext>
          <Announcer head={head} />
        </AssistantRuntimeProvider>
      )}
    </main>
  );
}
