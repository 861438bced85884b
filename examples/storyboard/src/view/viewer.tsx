import { Dialog } from './dialog';
import type { Frame } from './frames';
import { Icon } from './icons';

/** One frame as large as the window allows; the arrow keys turn over. */
export function Viewer(props: {
  frames: readonly Frame[];
  index: number;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}) {
  const { frames, index, onIndex, onClose } = props;
  const frame = frames[index];
  if (!frame) return null;
  const { picture, caption } = frame;
  const turn = (by: number) => onIndex(Math.min(Math.max(index + by, 0), frames.length - 1));
  return (
    <Dialog title={`Frame ${index + 1} of ${frames.length}`} className="viewer" onClose={onClose}>
      <div
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') turn(-1);
          if (key === 'ArrowRight') turn(1);
        }}
      >
        <figure>
          <img src={picture.url} alt={picture.alt ?? ''} width="1024" height="576" />
          <figcaption aria-live="polite">{caption}</figcaption>
        </figure>
        <div className="buttons">
          <button aria-label="Previous frame" disabled={index === 0} onClick={() => turn(-1)}>
            <Icon name="left" />
          </button>
          <button
            aria-label="Next frame"
            disabled={index === frames.length - 1}
            onClick={() => turn(1)}
          >
            <Icon name="right" />
          </button>
          <button className="primary" autoFocus onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </Dialog>
  );
}
