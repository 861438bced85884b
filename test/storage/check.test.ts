import { CHECKS, type Check } from '../../src/db/check/findings';
import { useApp } from '../support/app';
import { append, chatPath } from '../support/builders';
import { check, checkAfter, wrongOf } from '../support/checked';
import { harms } from '../support/harms';
import { storeVaried, type VariedChats } from '../support/varied-chats';

/*
 * Each test does one kind of harm to a good database, past the server, and sees what a
 * check makes of it; then it is undone.
 */
const app = useApp();
let chats: VariedChats;

beforeAll(async () => {
  chats = await storeVaried(app.api);
  await app.api.delete(chatPath(chats.answered)).expect(204);
  await app.api.post('/api/v1/chats').send({ id: chats.answered.id }).expect(201);
  await append(app.api, chats.answered);
  await append(app.api, chats.answered);
  await app.as('cleared').post('/api/v1/chats').send({}).expect(201);
  await app.as('cleared').delete('/api/v1/chats?confirm=true').expect(204);
  await app.as('cleared').post('/api/v1/chats').send({}).expect(201);
});

it('In a good database nothing is wrong, and every check has looked at something.', async () => {
  const findings = await check(app.databaseUrl);
  expect(wrongOf(findings)).toEqual({});
  expect(findings.notes).toEqual([]);
  expect(findings.all.map(([name]) => name)).toEqual(Object.keys(CHECKS));
  for (const [, { rows }] of findings.all) expect(rows).toBeGreaterThan(0);
});

it.each(harms)('It finds %s.', async (_, sql, expected) => {
  const ids = { varied: chats.varied.id, answered: chats.answered.id };
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]);
  const wrong = wrongOf(await checkAfter(app.service.database, put(sql).split(';')));
  const found = expected.map((words) => words.split(' ') as [Check, string?]);
  expect(Object.keys(wrong)).toEqual(found.map(([name]) => name));
  for (const [name, sequence] of found)
    if (sequence !== undefined)
      expect(wrong[name]!.examples.map((place) => String(place.sequence))).toContain(sequence);
});
