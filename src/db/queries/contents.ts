import type { Whole } from '../models/columns';
import { statement } from './statement';

/** How much there is of all owners, in a database of any version. */
export const contents = statement<object, { readonly chats: Whole; readonly messages: Whole }>(
  'contents',
  () => `
    SELECT (SELECT count(*) FROM chats) AS chats, (SELECT count(*) FROM messages) AS messages`,
);
