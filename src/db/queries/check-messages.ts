import { look, type ChatSpan } from './check-rows';
import { sizeOf } from './check-size';

/** A number that the owner's line has not given since everything was deleted last. */
const beyondLine = (revision: string) =>
  `(o.revision IS NULL OR ${revision} > o.revision OR ${revision} <= o.cleared)`;

/** The messages of some chats. */
export const lookAtMessages = look<ChatSpan, 'parents' | 'lines' | 'live' | 'sizes'>(
  'messages',
  ['parents', 'lines', 'live', 'sizes'],
  ($, dialect) => ({
    from: `
      messages r LEFT JOIN owners o ON o.owner = r.owner
      LEFT JOIN live_messages l
        ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence`,
    where: `
      (r.owner, r.chat_id) > (${$.afterOwner}, ${$.afterId})
      AND (r.owner, r.chat_id) <= (${$.uptoOwner}, ${$.uptoId})`,
    chat: 'r.chat_id',
    sequence: 'r.sequence',
    wrong: {
      parents: `
        r.parent_sequence IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM messages p WHERE p.owner = r.owner AND p.chat_id = r.chat_id
            AND p.sequence = r.parent_sequence AND p.sequence < r.sequence)`,
      lines: beyondLine('r.revision'),
      live: `r.status = 'in_progress' AND l.owner IS NULL`,
      sizes: `r.size <> ${sizeOf(dialect)}`,
    },
  }),
);

/** Messages without a chat, which the pages of chats would not meet. */
export const lookAtStrays = look<object, 'strays'>('strays', ['strays'], () => ({
  from: 'messages r',
  chat: 'r.chat_id',
  sequence: 'r.sequence',
  wrong: {
    strays: 'NOT EXISTS (SELECT 1 FROM chats c WHERE c.owner = r.owner AND c.id = r.chat_id)',
  },
}));

/** What notes which messages are in progress. */
export const lookAtLive = look<object, 'live'>('live messages', ['live'], () => ({
  from: `
    live_messages r LEFT JOIN messages m
      ON m.owner = r.owner AND m.chat_id = r.chat_id AND m.sequence = r.sequence`,
  chat: 'r.chat_id',
  sequence: 'r.sequence',
  wrong: { live: `m.owner IS NULL OR m.status <> 'in_progress' OR r.rewritten > m.revision` },
}));

/** A chat that was made again under the id of a deleted one comes after the deletion. */
export const lookAtDeletions = look<object, 'lines'>('deletions', ['lines'], () => ({
  from: `
    deletions r LEFT JOIN owners o ON o.owner = r.owner
    LEFT JOIN chats c ON c.owner = r.owner AND c.id = r.chat_id`,
  chat: 'r.chat_id',
  sequence: 'NULL',
  wrong: { lines: `${beyondLine('r.revision')} OR COALESCE(c.revision <= r.revision, false)` },
}));

/** The lines themselves. */
export const lookAtLines = look<object, 'lines'>('lines', ['lines'], () => ({
  from: 'owners r',
  chat: 'NULL',
  sequence: 'NULL',
  wrong: { lines: 'r.cleared > r.revision OR r.cleared < 0' },
}));
