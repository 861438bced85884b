import type { Live } from '../../chat/live/live';
import type { Input, Operations } from './types';

/** A stream is never stored, and no proxy holds it back. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } as const;

export function eventOperations(
  live: Pick<Live, 'for'>,
): Pick<Operations, 'streamChatEvents' | 'streamEvents'> {
  return {
    streamChatEvents: async (input) => {
      const id = input.path.chat_id.toLowerCase();
      const events = await live.for(input.owner).chat(id, position(input));
      return { status: 200, headers: HEADERS, events };
    },

    streamEvents: async (input) => {
      const events = await live.for(input.owner).list(position(input));
      return { status: 200, headers: HEADERS, events };
    },
  };
}

/** A browser that connects again repeats the query of old, and says in the header where it is now. */
function position({ headers, query }: Pick<Input<'streamEvents'>, 'headers' | 'query'>) {
  const last = headers['last-event-id'];
  return last === undefined ? query.since : Number(last);
}
