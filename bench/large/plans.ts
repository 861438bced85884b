import { postgres } from '../../src/db/queries/dialect';
import { growMessages, messageHeads } from '../../src/db/queries/message-writes';
import type { Connection } from './connection';
import { count, markdown } from './markdown';

/** A message, by its key and by its id. */
interface Place {
  readonly owner: string;
  readonly chat_id: string;
  readonly sequence: string;
  readonly id: string;
  readonly messages: number;
}

type Send = (sql: string, bind?: readonly unknown[]) => Promise<never[]>;

/** Statements that look for one message, as the server sends them. */
const LOOKING: Readonly<Record<string, (place: Place, send: Send) => Promise<unknown>>> = {
  'message heads': ({ owner, chat_id, id }, query) =>
    messageHeads({ dialect: postgres, query }, { names: JSON.stringify([[owner, chat_id, id]]) }),
  'grow messages': ({ owner, chat_id, sequence }, send) => {
    const changed = { status: 'completed', size: 100, updated_at: TIME, revision: 1 };
    const key = { owner, chat_id, sequence: Number(sequence) };
    return growMessages(
      { dialect: postgres, run: (sql, bind) => send(sql, bind).then(() => undefined) },
      [{ ...key, ...changed, metadata: {}, content: '' } as never],
    );
  },
};

const TIME = new Date('2026-01-01T00:00:00.000Z');

const LAST = (order: string) => `
  SELECT m.owner, m.chat_id::text, m.sequence::text, m.id::text, c.message_count::float8 AS messages
  FROM (SELECT * FROM chats WHERE message_count >= 10 ORDER BY ${order} LIMIT 1) c
  JOIN messages m ON m.owner = c.owner AND m.chat_id = c.id AND m.sequence = c.message_count`;

interface Node {
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

interface Explained {
  readonly 'QUERY PLAN': readonly [
    {
      readonly Plan: Node & {
        readonly 'Shared Hit Blocks': number;
        readonly 'Shared Read Blocks': number;
      };
      readonly 'Execution Time': number;
    },
  ];
}

/** Which index finds the last message of a long chat and of a short one, and what that reads; nothing is changed. */
export async function plansTable({ rows, one }: Connection): Promise<string> {
  const places = [
    await one<Place>(LAST('message_count')),
    await one<Place>(LAST('message_count DESC')),
  ];
  const lines: (string | number)[][] = [];
  for (const [title, look] of Object.entries(LOOKING))
    for (const place of places) {
      let explained: Explained | undefined;
      await rows('BEGIN');
      await look(place, async (sql, bind) => {
        explained = await one<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, bind);
        return [];
      }).finally(() => rows('ROLLBACK'));
      const [plan] = explained!['QUERY PLAN'];
      const found = nodes(plan.Plan).find(
        (node) => node['Relation Name'] === 'messages' && node['Index Name'],
      );
      const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = plan.Plan;
      lines.push([
        title,
        place.messages,
        found?.['Index Name'] ? `\`${found['Index Name']}\`` : 'none',
        found?.['Rows Removed by Filter'] ?? 0,
        hit + read,
        `${count(plan['Execution Time'])} ms`,
      ]);
    }
  return markdown(
    ['statement', 'messages of the chat', 'index', 'rows read in vain', 'pages', 'time'],
    lines,
  );
}

function nodes(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodes)];
}
