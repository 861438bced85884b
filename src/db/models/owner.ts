import { integer, key, text } from './columns';
import { table } from './table';

/** The line of change of each owner. */
export const owners = table('owners', {
  owner: key(text(255)),
  /** The number of the latest change. */
  revision: integer(),
  /** The number under which everything was deleted last; 0 if that never happened. */
  cleared: integer(),
});
