import { useRef, useState } from 'react';
import type { Message } from 'aldar-kose-client';
import { client } from '../client';
import { attempt } from '../live/notices';
import { ConfirmDialog } from './confirm-dialog';
import { Icon } from './icons';

/** Deletes a message, after a question. */
export function DeleteButton({ message, what }: { message: Message; what: string }) {
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const confirmed = useRef(false); // the button goes with the message
  const remove = () => {
    const deleted = client.deleteMessage(message.chat_id, message.id);
    void attempt(deleted, `The ${what} could not be deleted`);
    confirmed.current = true;
  };
  const returnTo = () => (confirmed.current ? document.getElementById('prompt') : button.current);
  return (
    <>
      <button
        ref={button}
        className="quiet square small"
        aria-label={`Delete this ${what}`}
        onClick={() => setAsked(true)}
      >
        <Icon name="bin" />
      </button>
      {asked && (
        <ConfirmDialog
          title={`Delete this ${what}?`}
          text="It will be gone, in every tab. What follows it stays."
          action="Delete"
          onConfirm={remove}
          onClose={() => setAsked(false)}
          returnTo={returnTo}
        />
      )}
    </>
  );
}
