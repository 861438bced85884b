import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf } from '../wire/request';
import type { Action } from './action';
import { write } from './bodies';
import { currentTags, staleTags } from './entity-tags';
import { newId, someChat, someMessage } from './pick';
import { anyReplacement, putRequest, type Conditions } from './put';
import { readMessage } from './read';

/** `If-Match` for what does not exist, `If-None-Match` for what does, or an old revision. */
async function precondition(session: Session): Promise<void> {
  const { choice } = session;
  const some = choice.once(3) ? undefined : someMessage(session, false);
  const known = some?.known ?? (await someChat(session));
  const revision = some?.message.revision ?? known.chat.revision;
  const fits = currentTags(session, revision);
  const none = { 'If-None-Match': '*' } as const;
  const conditions: readonly Conditions[] = some
    ? [none, { 'If-Match': staleTags(session, revision) }, { ...none, 'If-Match': fits }]
    : [{ 'If-Match': fits }, { 'If-Match': '*' }, { ...none, 'If-Match': fits }];
  const body = anyReplacement(session, known, some?.message);
  const id = some?.message.id ?? newId(session);
  const request = putRequest(session, known, id, body, choice.one(conditions));
  await session.send(request, expected('the precondition does not hold', 412));
  if (some) await readMessage(session, known, some.message);
}

/** A parent other than the stored one, or one that is not there. */
async function parent(session: Session): Promise<void> {
  const { choice } = session;
  const some = choice.once(3) ? undefined : someMessage(session, false);
  const known = some?.known ?? (await someChat(session));
  const count = known.messages.length;
  const wrong = some
    ? [null, 1, count, count + 1].filter((one) => one !== some.message.parent_sequence)
    : [count + 1, count + 2, Number.MAX_SAFE_INTEGER];
  const valid = anyReplacement(session, known, some?.message);
  const put = session.operation('putMessage');
  const parent_sequence = choice.one(wrong.filter((one) => one !== 0));
  const body = write(session, put.body!, { ...valid.value, parent_sequence });
  if (!body) return;
  const id = some?.message.id ?? newId(session);
  const request = putRequest(session, known, id, body);
  const reply = await session.send(request, expected('the parent is another', 400));
  const { errors } = jsonOf<{ errors?: { pointer?: string }[] }>(reply);
  if (errors?.[0]?.pointer !== '/parent_sequence')
    session.hold(['does not point to /parent_sequence'], request, reply);
}

const needs = ['createChat', 'putMessage', 'getMessage'];

export const refusedPutActions: readonly Action[] = [
  { name: 'put against a precondition', weight: 4, needs, run: precondition },
  { name: 'put below another parent', weight: 2, needs, run: parent },
];
