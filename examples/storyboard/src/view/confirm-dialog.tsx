import { Dialog } from './dialog';

/** Asks before something is deleted. */
export function ConfirmDialog(props: {
  title: string;
  text: string;
  action: string;
  onConfirm(): void;
  onClose(): void;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
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
