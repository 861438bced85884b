import { Dialog } from './dialog';

/** Asks before something is deleted. */
export function ConfirmDialog(props: {
  title: string;
  text: string;
  action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  returnTo?: () => HTMLElement | null;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose} returnTo={props.returnTo}>
      <p>{props.text}</p>
      <div className="buttons">
        <button onClick={props.onClose}>Cancel</button>
        <button
          className="primary danger"
          onClick={() => {
            props.onConfirm();
            props.onClose();
          }}
        >
          {props.action}
        </button>
      </div>
    </Dialog>
  );
}
