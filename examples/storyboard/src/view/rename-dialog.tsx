import { useState } from 'react';
import { Dialog } from './dialog';

/** Asks for a chat's title. */
export function RenameDialog(props: {
  title: string;
  readonly onTitle: (title: string) => void;
  readonly onClose: () => void;
  returnTo?: () => HTMLElement | null;
}) {
  const [title, setTitle] = useState(props.title);
  return (
    <Dialog title="Rename this chat" onClose={props.onClose} returnTo={props.returnTo}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onTitle(title.trim());
          props.onClose();
        }}
      >
        <label className="field">
          Title
          <input
            value={title}
            required
            pattern=".*\S.*"
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <div className="buttons">
          <button type="button" onClick={props.onClose}>
            Cancel
          </button>
          <button className="primary">Rename</button>
        </div>
      </form>
    </Dialog>
  );
}
