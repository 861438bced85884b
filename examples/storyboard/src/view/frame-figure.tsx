import { memo } from 'react';
import type { Frame } from './frames';
import { Icon } from './icons';

interface Props {
  readonly frame: Frame;
  readonly number: number;
  /** Whether its text is being written. */
  readonly growing: boolean;
  readonly onEnlarge: () => void;
}

/** A picture, what is said under it, and, for everybody to see, what the picture shows. */
export const FrameFigure = memo(function FrameFigure({ frame, number, growing, onEnlarge }: Props) {
  const { picture, caption } = frame;
  return (
    <figure className="frame">
      <div className="picture">
        <img
          src={picture.url}
          alt={picture.alt ?? ''}
          width={picture.width ?? 1024}
          height={picture.height ?? 576}
        />
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <button className="enlarge" aria-label={`Enlarge frame ${number}`} onClick={onEnlarge}>
          <Icon name="enlarge" />
        </button>
      </div>
      <figcaption>
        {caption !== '' && (
          <p className="caption">
            {caption}
            {growing && <span className="pen" />}
          </p>
        )}
        {picture.alt !== null && (
          <p className="alt" aria-hidden="true">
            <span>Alt</span> {picture.alt}
          </p>
        )}
      </figcaption>
    </figure>
  );
});
