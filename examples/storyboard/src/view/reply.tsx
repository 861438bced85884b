import { ActionBarPrimitive, MessagePrimitive, useAuiState } from '@assistant-ui/react';
import { useStored } from '../conversation/context';
import { Branches } from './branches';
import { DeleteButton } from './delete-button';
import { Icon } from './icons';
import { Storyboard } from './storyboard';

/** What the assistant has drawn, and what can be done with it. */
export function Reply() {
  const stored = useStored();
  const thumb = useAuiState(({ message }) => message.metadata.submittedFeedback?.type);
  if (!stored) return null;
  return (
    <MessagePrimitive.Root className="reply" role="article" aria-label="Storyboard">
      <Storyboard message={stored} />
      {stored.status === 'incomplete' && <p className="state">Stopped here.</p>}
      <div className="actions">
        <Branches of="reply" />
        {stored.status !== 'in_progress' && (
          <ActionBarPrimitive.Root className="tools">
            <ActionBarPrimitive.FeedbackPositive
              className="quiet square small"
              aria-label="Good storyboard"
              aria-pressed={thumb === 'positive'}
            >
              <Icon name="up" filled={thumb === 'positive'} />
            </ActionBarPrimitive.FeedbackPositive>
            <ActionBarPrimitive.FeedbackNegative
              className="quiet square small"
              aria-label="Poor storyboard"
              aria-pressed={thumb === 'negative'}
            >
              <Icon name="down" filled={thumb === 'negative'} />
            </ActionBarPrimitive.FeedbackNegative>
            <ActionBarPrimitive.Reload className="quiet square small" aria-label="Draw it again">
              <Icon name="again" />
            </ActionBarPrimitive.Reload>
            <ActionBarPrimitive.Copy className="quiet square small" aria-label="Copy the text">
              <Icon name="copy" />
            </ActionBarPrimitive.Copy>
            <DeleteButton message={stored} what="storyboard" />
          </ActionBarPrimitive.Root>
        )}
      </div>
    </MessagePrimitive.Root>
  );
}
