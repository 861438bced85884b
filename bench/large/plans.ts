import '../../src/db/queries/message-writes';
import '../../src/db/queries/messages';
import { postgres } from '../../src/db/queries/dialect';
import { statements } from '../../src/db/queries/statement';
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

const TIME = '2026-01-01T00:00:00.000Z';

/** Statements that look for one message, and what they are given of it. */
const LOOKING: Readonly<Record<string, (place: Place) => readonly unknown[]>> = {
  'message heads': ({ owner, chat_id, id }) => [owner, chat_id, id],
  'grow messages': ({ owner, chat_id, sequence }) => [
    ...[owner, chat_id, sequence, 'completed', 100, TIME, 1, '{}', ''],
  ],
};

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
  for (const [title, given] of Object.entries(LOOKING))
    for (const place of places) {
      const text = statements.get(title)!.text(postgres);
      await rows('BEGIN');
      const {
        'QUERY PLAN': [plan],
      } = await one<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [
        JSON.stringify([given(place)]),
      ]).finally(() => rows('ROLLBACK'));
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
