import { hidden, integer, key, text, uuid } from './columns';
import { table } from './table';

/** What a deleted chat leaves behind: the number of its deletion. */
export const deletions = table('deletions', {
  owner: hidden(key(text(255))),
  revision: key(integer()),
  chat_id: uuid(),
});
