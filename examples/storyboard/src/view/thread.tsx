import { AuiIf, ThreadPrimitive } from '@assistant-ui/react';
import { Composer } from './composer';
import { Icon } from './icons';
import { Prompt } from './prompt';
import { Reply } from './reply';
import { Welcome } from './welcome';

/** The messages of the branch that is shown, and the prompt below them. */
export function Thread({ empty, earlier }: { empty: boolean; earlier: (() => void) | undefined }) {
  return (
    <ThreadPrimitive.Root className="thread">
      <ThreadPrimitive.Viewport
        className="viewport"
        tabIndex={0}
        role="region"
        aria-label="Messages"
      >
        <div className="messages">
          {earlier && (
            <button className="quiet" onClick={earlier}>
              Earlier messages
            </button>
          )}
          {empty && (
            <AuiIf condition={({ thread }) => thread.isEmpty}>
              <Welcome />
            </AuiIf>
          )}
          <ThreadPrimitive.Messages>
            {({ message }) => (message.role === 'user' ? <Prompt /> : <Reply />)}
          </ThreadPrimitive.Messages>
        </div>
      </ThreadPrimitive.Viewport>
      <div className="over">
        <ThreadPrimitive.ScrollToBottom className="to-bottom" aria-label="To the newest message">
          <Icon name="bottom" />
        </ThreadPrimitive.ScrollToBottom>
      </div>
      <div className="foot">
        <Composer />
      </div>
    </ThreadPrimitive.Root>
  );
}
