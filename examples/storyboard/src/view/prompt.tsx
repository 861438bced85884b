import { useEffect, useRef } from 'react';
import {
  ActionBarPrimitive,
  ComposerPrimitive,
  MessagePrimitive,
  useAuiState,
} from '@assistant-ui/react';
import { usePending, usePendingActions, useStored } from '../conversation/context';
import { Branches } from './branches';
import { DeleteButton } from './delete-button';
import { Icon } from './icons';

/** What somebody has asked for; editing it makes another branch. */
export function Prompt() {
  const editing = useAuiState(({ message }) => message.composer.isEditing);
  const stored = useStored();
  return (
    <MessagePrimitive.Root className="prompt" role="article" aria-label="Prompt">
      {editing ? (
        <EditPrompt />
      ) : (
        <div className="bubble">
          <MessagePrimitive.Parts>
            {({ part }) => (part.type === 'text' ? <p>{part.text}</p> : null)}
          </MessagePrimitive.Parts>
        </div>
      )}
      <PendingLine />
      {stored && !editing && (
        <div className="actions">
          <Branches of="prompt" />
          <ActionBarPrimitive.Root className="tools" hideWhenRunning>
            <ActionBarPrimitive.Edit className="quiet square small" aria-label="Edit this prompt">
              <Icon name="edit" />
            </ActionBarPrimitive.Edit>
            <DeleteButton message={stored} what="prompt" />
          </ActionBarPrimitive.Root>
        </div>
      )}
    </MessagePrimitive.Root>
  );
}

function EditPrompt() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ComposerPrimitive.Root ref={form} className="edit" aria-label="Edit this prompt">
      <ComposerPrimitive.Input autoFocus aria-label="Prompt" maxRows={8} />
      <div className="buttons">
        <ComposerPrimitive.Cancel>Cancel</ComposerPrimitive.Cancel>
        <ComposerPrimitive.Send className="primary">Ask again</ComposerPrimitive.Send>
      </div>
    </ComposerPrimitive.Root>
  );
}

/** Tells of a prompt that is not stored yet. */
function PendingLine() {
  const pending = usePending();
  const { again, discard } = usePendingActions();
  if (!pending) return null;
  if (!pending.failed) return <p className="state">Sending…</p>;
  return (
    <p className="state">
      Not sent.
      <button className="link" onClick={() => void again(pending.id)}>
        Try again
      </button>
      <button className="link" onClick={() => discard(pending.id)}>
        Discard
      </button>
    </p>
  );
}
