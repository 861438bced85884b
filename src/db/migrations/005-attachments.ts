import type { Dialect } from '../queries/dialect';
import type { Tx } from '../tx';

export const name = '005-attachments';

/**
 * Moves the attachments into the rows of their messages. No statement looks for one
 * of them by itself, and a message with eight images takes about two thirds of the
 * time to write where they are not rows of their own (`npm run bench -- --layouts`).
 */
export async function up({ dialect, run, query }: Tx): Promise<void> {
  const { json } = dialect.types;
  await run(`ALTER TABLE messages ADD COLUMN attachments ${json} NOT NULL DEFAULT '[]'`);
  const images = `
    SELECT * FROM message_attachments a
    WHERE a.owner = messages.owner AND a.chat_id = messages.chat_id
      AND a.sequence = messages.sequence`;
  const folded = `(SELECT ${dialect.jsonRows(imageAs(dialect))} FROM (${images} ORDER BY a.position) i)`;
  await run(`
    UPDATE messages SET attachments = ${dialect.fromText(folded, 'json')} WHERE EXISTS (${images})`);
  const [counts] = await query<{ now: unknown; before: unknown }>(`
    SELECT (SELECT COALESCE(sum(${lengthIn(dialect)}), 0) FROM messages) AS now,
      (SELECT count(*) FROM message_attachments) AS before`);
  if (Number(counts!.now) !== Number(counts!.before))
    throw new Error(
      `${String(counts!.now)} of ${String(counts!.before)} attachments would be left.`,
    );
  await run('DROP TABLE message_attachments');
}

function imageAs({ name }: Dialect): string {
  const object = name === 'sqlite' ? 'json_object' : 'json_build_object';
  const values = ['type', 'url', 'alt', 'width', 'height'].map((key) => `'${key}', i.${key}`);
  return `${object}(${values.join(', ')})`;
}

function lengthIn({ name }: Dialect): string {
  return name === 'sqlite' ? 'json_array_length(attachments)' : 'jsonb_array_length(attachments)';
}
