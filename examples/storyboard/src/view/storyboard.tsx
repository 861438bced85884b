import { memo, useState } from 'react';
import type { Message } from 'aldar-kose-client';
import { framesOf } from './frames';
import { FrameFigure } from './frame-figure';
import { Viewer } from './viewer';

/** A reply as a sheet of frames; those still to come are empty while it is drawn. */
export const Storyboard = memo(function Storyboard({ message }: { message: Message }) {
  const [enlarged, setEnlarged] = useState<number>();
  const { prose, frames, planned } = framesOf(message);
  const drawing = message.status === 'in_progress';
  const empty = drawing ? Math.max(0, planned - frames.length) : 0;
  return (
    <div className="storyboard" data-drawing={drawing || undefined}>
      {prose.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <ol className="frames">
        {frames.map((frame, index) => (
          <li key={index}>
            <FrameFigure
              frame={frame}
              number={index + 1}
              growing={drawing && index === frames.length - 1}
              onEnlarge={() => setEnlarged(index)}
            />
          </li>
        ))}
        {Array.from({ length: empty }, (_, index) => (
          <li key={frames.length + index} className="empty" aria-hidden="true">
            <span>{frames.length + index + 1}</span>
          </li>
        ))}
      </ol>
      {enlarged !== undefined && (
        <Viewer
          frames={frames}
          index={enlarged}
          onIndex={setEnlarged}
          onClose={() => setEnlarged(undefined)}
        />
      )}
    </div>
  );
});
