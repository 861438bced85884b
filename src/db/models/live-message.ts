import { integer, key, text, time, uuid } from './columns';
import { table } from './table';

/** Messages in progress, and when somebody last took care of each. */
export const liveMessages = table('live_messages', {
  owner: key(text(255)),
  chat_id: key(uuid()),
  sequence: key(integer()),
  touched_at: time(),
  /** The number of the latest change but for text that was only added. */
  rewritten: integer(),
});
