import { AuiIf, ComposerPrimitive } from '@assistant-ui/react';
import { Icon } from './icons';

/** Where there is none, the focus would push a keyboard onto the screen. */
const HAS_KEYBOARD = window.matchMedia('(hover: hover)').matches;

/** Where the prompt is written. Enter sends it, and Escape stops the answer. */
export function Composer() {
  return (
    <ComposerPrimitive.Root className="composer" aria-label="Prompt">
      <ComposerPrimitive.Input
        id="prompt"
        rows={1}
        maxRows={6}
        autoFocus={HAS_KEYBOARD}
        placeholder="What shall be drawn?"
        aria-label="Prompt"
        aria-describedby="prompt-hint"
      />
      <AuiIf condition={({ thread }) => !thread.isRunning}>
        <ComposerPrimitive.Send className="primary square round" aria-label="Send">
          <Icon name="send" />
        </ComposerPrimitive.Send>
      </AuiIf>
      <AuiIf condition={({ thread }) => thread.isRunning}>
        <ComposerPrimitive.Cancel className="primary square round" aria-label="Stop drawing">
          <Icon name="stop" filled />
        </ComposerPrimitive.Cancel>
      </AuiIf>
      <p id="prompt-hint" className="hint">
        The assistant is scripted: whatever you ask for, it draws the tale of the coat.
      </p>
    </ComposerPrimitive.Root>
  );
}
