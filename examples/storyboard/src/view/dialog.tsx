import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';

/** A modal dialog of the browser's own: it keeps the focus inside, and Escape closes it. */
export function Dialog(props: {
  title: string;
  className?: string;
  readonly onClose: () => void;
  /** What has the focus afterwards, where it is not what had it before. */
  returnTo?: (() => HTMLElement | null) | undefined;
  children: ReactNode;
}) {
  const { title, className = 'dialog', onClose, returnTo, children } = props;
  const last = useRef(returnTo);
  useEffect(() => void (last.current = returnTo));
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before it is taken off the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      last.current?.()?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose(); // beside its content: the backdrop
      }}
    >
      <div className="dialog-content">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
