import { useCallback, useEffect, useRef, useState } from 'react';
import { useChats } from '../live/use-chats';
import { showChat, useChatId } from '../live/use-location';
import { Banner } from './banner';
import { Conversation } from './conversation';
import { Icon } from './icons';
import { Sidebar } from './sidebar';

/** The whole page: the chats on the left (on a phone in a drawer), the one that is open beside them. */
export function App() {
  const chatId = useChatId();
  const [draft, setDraft] = useState<string>(() => crypto.randomUUID());
  const [drawer, setDrawer] = useState(false);
  const [archived, setArchived] = useState(false);
  const list = useChats(archived);
  const opener = useRef<HTMLButtonElement>(null);

  const closeDrawer = useCallback(() => setDrawer(false), []);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !drawer) opener.current?.focus(); // only now it is not inert
    wasOpen.current = drawer;
  }, [drawer]);
  const startNew = useCallback(() => {
    setDraft(crypto.randomUUID());
    setDrawer(false);
    showChat();
  }, []);
  const created = useCallback(() => showChat(draft, { replace: true }), [draft]);

  return (
    <div className="app" data-drawer={drawer || undefined}>
      <a className="skip" href="#prompt" onClick={skip}>
        Skip to the prompt
      </a>
      <Sidebar
        list={list}
        chatId={chatId}
        archived={archived}
        open={drawer}
        onArchived={setArchived}
        onNew={startNew}
        onPick={() => setDrawer(false)}
        onClose={closeDrawer}
      />
      <div className="page" inert={drawer}>
        <header className="bar">
          <button
            ref={opener}
            className="quiet square"
            aria-label="Show chats"
            aria-expanded={drawer}
            onClick={() => setDrawer(true)}
          >
            <Icon name="menu" />
          </button>
          <span className="bar-title">Storyboards</span>
          <button className="quiet square" aria-label="New chat" onClick={startNew}>
            <Icon name="plus" />
          </button>
        </header>
        <Conversation
          key={chatId ?? draft}
          chatId={chatId ?? draft}
          isNew={chatId === undefined}
          created={created}
          onNew={startNew}
          banner={<Banner live={list.state?.live} />}
        />
      </div>
    </div>
  );
}

/** The address names the chat, so a link to a place on the page is followed by hand. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('prompt')?.focus();
}
