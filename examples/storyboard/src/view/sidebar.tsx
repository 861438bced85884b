import { useEffect, useRef } from 'react';
import type { Chat } from 'aldar-kose-client';
import type { FollowedChats } from '../live/use-chats';
import { ChatItem } from './chat-item';
import { Icon } from './icons';

interface Props {
  readonly list: FollowedChats;
  readonly chatId: string | undefined;
  readonly archived: boolean;
  readonly open: boolean;
  readonly onArchived: (archived: boolean) => void;
  readonly onNew: () => void;
  readonly onPick: () => void;
  readonly onClose: () => void;
}

/** The chats, pinned ones first; on a phone a drawer that Escape closes. */
export function Sidebar(props: Props) {
  const { list, archived, open } = props;
  const { state, follower } = list;
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector<HTMLElement>('button')?.focus();
  }, [open]);

  const pinned = state?.chats.filter((chat) => chat.pinned) ?? [];
  const others = state?.chats.filter((chat) => !chat.pinned) ?? [];
  return (
    <>
      <div className="scrim" onClick={props.onClose} />
      <nav
        ref={panel}
        className="sidebar"
        aria-label="Chats"
        onKeyDown={(event) => {
          if (open && event.key === 'Escape') props.onClose();
        }}
      >
        <div className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <p>Storyboards</p>
          <button className="quiet square close" aria-label="Hide chats" onClick={props.onClose}>
            <Icon name="close" />
          </button>
        </div>
        <button className="new" onClick={props.onNew}>
          <Icon name="plus" /> New chat
        </button>
        <div className="chats">
          <Section title="Pinned" chats={pinned} {...props} />
          <Section title={archived ? 'Archived' : 'Chats'} chats={others} {...props} />
          {state?.chats.length === 0 && (
            <p className="none">{archived ? 'Nothing is archived.' : 'No chats yet.'}</p>
          )}
          {state?.has_more && (
            <button className="quiet wide" onClick={() => void follower?.more()}>
              More chats
            </button>
          )}
        </div>
        <button
          className="quiet wide"
          aria-pressed={archived}
          onClick={() => props.onArchived(!archived)}
        >
          {archived ? 'Back to the chats' : 'Archived chats'}
        </button>
      </nav>
    </>
  );
}

function Section({ title, chats, ...props }: Props & { title: string; chats: readonly Chat[] }) {
  if (chats.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {chats.map((chat) => (
          <ChatItem
            key={chat.id}
            chat={chat}
            current={chat.id === props.chatId}
            onPick={props.onPick}
            onGone={props.onNew}
          />
        ))}
      </ul>
    </section>
  );
}
