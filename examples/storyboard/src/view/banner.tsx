import { useNotice } from '../live/notices';
import { useLate } from '../live/use-late';
import { useOnline } from '../live/use-online';
import { Icon } from './icons';

/** Says that the connection is away, and what failed last. */
export function Banner({ live }: { live: boolean | undefined }) {
  const [notice, dismiss] = useNotice();
  const online = useOnline();
  const away = useLate(!online || live !== true, 1_000); // shorter ones are nobody's business
  return (
    <div className="banners">
      <div role="status">
        {away && (
          <p className="banner">
            <span className="dot" aria-hidden="true" />
            Connecting… You see what was said last; the rest will follow by itself.
          </p>
        )}
      </div>
      <div role="alert">
        {notice !== undefined && (
          <p className="banner failure">
            {notice}
            <button className="quiet square small" aria-label="Dismiss" onClick={dismiss}>
              <Icon name="close" />
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
