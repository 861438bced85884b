import { useRef, useState } from 'react';
import { ThreadListItemMorePrimitive as Menu } from '@assistant-ui/react';
import type { Chat, ChatUpdate } from 'aldar-kose-client';
import { client } from '../client';
import { attempt } from '../live/notices';
import { ConfirmDialog } from './confirm-dialog';
import { Icon } from './icons';
import { RenameDialog } from './rename-dialog';

interface Props {
  readonly chat: Chat;
  readonly current: boolean;
  readonly onPick: () => void;
  /** The chat that is shown was deleted here. */
  readonly onGone: () => void;
}

/** A chat in the list: a link, so that it opens in another tab as well, and a menu. */
export function ChatItem({ chat, current, onPick, onGone }: Props) {
  const [asked, setAsked] = useState<'rename' | 'delete'>();
  const trigger = useRef<HTMLButtonElement>(null);
  const title = chat.title ?? 'Untitled';

  const change = (update: ChatUpdate) =>
    void attempt(client.updateChat(chat.id, update), 'The chat could not be changed');
  const dialog = { onClose: () => setAsked(undefined), returnTo: () => trigger.current };
  const remove = async () => {
    await attempt(client.deleteChat(chat.id), 'The chat could not be deleted');
    if (current) onGone();
  };

  return (
    <li className="chat">
      <a href={`#/chats/${chat.id}`} aria-current={current ? 'page' : undefined} onClick={onPick}>
        {title}
      </a>
      <Menu.Root modal={false}>
        <Menu.Trigger ref={trigger} className="quiet square small" aria-label={`More for ${title}`}>
          <Icon name="more" />
        </Menu.Trigger>
        <Menu.Content className="menu" align="end">
          <Menu.Item onSelect={() => setAsked('rename')}>Rename…</Menu.Item>
          <Menu.Item onSelect={() => change({ pinned: !chat.pinned })}>
            {chat.pinned ? 'Unpin' : 'Pin'}
          </Menu.Item>
          <Menu.Item onSelect={() => change({ archived: !chat.archived })}>
            {chat.archived ? 'Take out of the archive' : 'Archive'}
          </Menu.Item>
          <Menu.Item className="danger" onSelect={() => setAsked('delete')}>
            Delete…
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {asked === 'rename' && (
        <RenameDialog
          title={chat.title ?? ''}
          onTitle={(to) => change({ title: to })}
          {...dialog}
        />
      )}
      {asked === 'delete' && (
        <ConfirmDialog
          title="Delete this chat?"
          text={`“${title}” and its storyboards will be gone, in every tab.`}
          action="Delete"
          onConfirm={() => void remove()}
          {...dialog}
        />
      )}
    </li>
  );
}
