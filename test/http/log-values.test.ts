import { pino } from 'pino';
import { startApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { MARKED_ID, MARKER, markedRequests } from '../support/marked-requests';

interface Line {
  readonly level: number;
  readonly path?: string;
  readonly err?: { readonly type: string };
}

const TABLES = ['live_messages', 'messages', 'chats'];

/** What breaks a database so that its driver would quote what it was given, on each of them. */
const BROKEN: readonly (readonly [string, Readonly<Record<'sqlite' | 'postgres', string[]>>])[] = [
  [
    'the tables are gone',
    {
      sqlite: TABLES.map((name) => `DROP TABLE ${name}`),
      postgres: TABLES.map((name) => `DROP TABLE ${name}`),
    },
  ],
  [
    'columns are of another type or bound',
    {
      sqlite: [
        "CREATE UNIQUE INDEX one_title ON chats ((title IS NULL OR title <> ''))",
        "CREATE UNIQUE INDEX one_content ON messages ((content <> ''))",
      ],
      postgres: [
        'ALTER TABLE chats ALTER COLUMN title TYPE integer USING NULL',
        'ALTER TABLE messages ALTER COLUMN content TYPE integer USING 0',
      ],
    },
  ],
  [
    'what is stored is not as the contract has it',
    {
      sqlite: [
        `UPDATE chats SET metadata = '{"${MARKER}":1}'`,
        `UPDATE messages SET id = '${MARKER}'`,
      ],
      postgres: [
        `UPDATE chats SET metadata = '{"${MARKER}":1}'`,
        `UPDATE messages SET metadata = '{"${MARKER}":1}'`,
      ],
    },
  ],
  [
    'what is stored is no JSON, is unique, or a trigger tells it',
    {
      sqlite: [
        `UPDATE chats SET metadata = '{"a":"${MARKER}'`,
        `UPDATE messages SET metadata = '{"a":"${MARKER}'`,
      ],
      postgres: [
        'CREATE UNIQUE INDEX one_title ON chats (owner, title)',
        "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no %'', NEW; END'",
        'CREATE TRIGGER tell BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION tell()',
      ],
    },
  ],
];

let lines: string[];
let app: RunningApp;
let ids: Readonly<Record<string, string>>;

beforeEach(async () => {
  lines = [];
  app = await startApp({ logger: pino({ level: 'trace' }, { write: (line) => lines.push(line) }) });
  const chat = await createChat(app.api, { title: MARKER });
  const message = await append(app.api, chat, { content: MARKER });
  ids = { chat_id: chat.id, message_id: message.id };
});

afterEach(() => app.close());

/** What was logged, without the paths: they are logged as they came. */
function logged(): Line[] {
  return lines.map((line) => ({ ...(JSON.parse(line) as Line), path: '' }));
}

/** A stream that has begun can be told of no error. */
function expectCutOff(error: Error): void {
  expect(error.message).toBe('aborted');
}

function expectNoMarker(): void {
  expect(JSON.stringify(logged())).not.toContain(MARKER);
  expect(JSON.stringify(logged())).not.toContain(MARKED_ID);
}

it('Nothing that a client sends is in the log when all goes well, or when it is refused.', async () => {
  for (const { send } of markedRequests) await send(app.api, ids);
  for (const { send } of markedRequests)
    await send(app.api, {}).query({ cursor: MARKER, [MARKER]: MARKER });
  await app.api
    .post(chatPath({ id: ids['chat_id']! }, '/messages'))
    .type('json')
    .send(`{"${MARKER}`);
  expect(logged().length).toBeGreaterThan(2 * markedRequests.length);
  expectNoMarker();
});

describe.each(BROKEN)('When %s', (_, statements) => {
  it('the log tells what failed, and no value of a client', async () => {
    await changeDatabase(
      app.service.database,
      statements[app.service.database.reader.dialect.name],
    );
    for (const { send } of markedRequests) await send(app.api, ids).catch(expectCutOff);
    const failed = logged().filter(({ level }) => level >= 50);
    expect(failed.length).toBeGreaterThan(0);
    for (const { err } of failed) expect(err?.type).not.toBe('');
    expectNoMarker();
  });
});
