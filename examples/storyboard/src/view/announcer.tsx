import { useEffect, useRef, useState } from 'react';
import type { Message } from 'aldar-kose-client';
import { framesOf } from './frames';

/**
 * Tells screen readers how a storyboard grows: each frame once it is whole, and not each word.
 * What was there when the chat was opened is not told.
 */
export function Announcer({ head }: { head: Message | undefined }) {
  const [text, setText] = useState('');
  const told = useRef<{ id: string; status: string; frames: number }>(undefined);

  useEffect(() => {
    if (!head) return;
    const last = told.current?.id === head.id ? told.current : undefined;
    const { frames, planned } = framesOf(head);
    const whole = head.status === 'in_progress' ? frames.length - 1 : frames.length;
    told.current = { id: head.id, status: head.status, frames: Math.max(whole, 0) };
    if (head.role === 'user') return;
    if (!last) {
      if (head.status === 'in_progress') setText(`Drawing a storyboard of ${planned} frames.`);
      return;
    }
    const lines = frames
      .slice(last.frames, Math.max(whole, 0))
      .map(({ picture, caption }, index) => {
        return `Frame ${last.frames + index + 1}: ${picture.alt ?? ''} ${caption}`;
      });
    if (last.status === 'in_progress' && head.status === 'completed')
      lines.push('The storyboard is complete.');
    if (last.status === 'in_progress' && head.status === 'incomplete') lines.push('Stopped.');
    if (lines.length > 0) setText(lines.join(' '));
  }, [head]);

  return (
    <p className="hidden" role="status">
      {text}
    </p>
  );
}
