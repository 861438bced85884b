import type { Message, MessageReplacement } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { without } from '../values/without';
import { jsonOf, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { learnRemoval, removeRequest } from './delete-message';
import { newId, someChat, someMessage } from './pick';
import { anyReplacement, learnPut, putRequest } from './put';

interface Put {
  readonly value: MessageReplacement;
  readonly request: Request;
}

interface Answered extends Put {
  readonly reply: Reply;
}

/** Replacements of what all of them have seen, each another: the first one wins. */
async function sameRevision(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const headers = { 'If-Match': `"${message.revision}"` };
  const puts = Array.from({ length: session.choice.int(2, 6) }, (_, i): Put => {
    const { value } = anyReplacement(session, known, message);
    const own = { ...value, metadata: { race: `${message.revision} ${i}` } };
    const bytes = Buffer.from(JSON.stringify(own));
    return {
      value: own,
      request: putRequest(session, known, message.id, { value, bytes }, headers),
    };
  });
  const due = expected('one of them is first', 200, 412);
  const done = (await all(session, puts, due)).filter(({ reply }) => reply.status === 200);
  if (done.length !== 1)
    session.hold([`${done.length} of ${puts.length} replaced one revision`], puts[0]!.request);
  const { value, request, reply } = done[0]!;
  learnPut(session, known, message.id, value, request, reply);
}

/** Puts of one new id: one makes the message, the others replace it, in some order. */
async function newOnce(session: Session): Promise<void> {
  const known = await someChat(session);
  const id = newId(session);
  const puts = Array.from({ length: session.choice.int(2, 6) }, (): Put => {
    const value = without(anyReplacement(session, known).value, 'parent_sequence');
    const bytes = Buffer.from(JSON.stringify(value));
    return { value, request: putRequest(session, known, id, { value, bytes }) };
  });
  const due = expected('one of them is first', 200, 201);
  const answers = await all(session, puts, due);
  const made = answers.filter(({ reply }) => reply.status === 201);
  if (made.length !== 1)
    session.hold([`${made.length} of ${puts.length} made the message`], puts[0]!.request);
  const order = ({ reply }: Answered) => jsonOf<Message>(reply).revision;
  answers.sort((a, b) => order(a) - order(b) || b.reply.status - a.reply.status);
  for (const { value, request, reply } of answers)
    learnPut(session, known, id, value, request, reply);
}

async function removals(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some || !session.choice.once(2)) return;
  const { known, message } = some;
  const request = removeRequest(session, known, message.id);
  const due = expected('the message exists', 204);
  const count = session.choice.int(2, 6);
  const replies = await Promise.all(
    Array.from({ length: count }, () => session.send(request, due)),
  );
  await learnRemoval(session, known, message, Math.min(...replies.map(({ since }) => since)));
}

async function all(
  session: Session,
  puts: readonly Put[],
  due: ReturnType<typeof expected>,
): Promise<Answered[]> {
  return Promise.all(
    puts.map(async (put) => ({ ...put, reply: await session.send(put.request, due) })),
  );
}

const needs = ['createChat', 'putMessage', 'deleteMessage', 'getMessage'];

export const racePutActions: readonly Action[] = [
  { name: 'replacements at once', weight: 1, needs, run: sameRevision },
  { name: 'puts of one new id at once', weight: 2, needs, run: newOnce },
  { name: 'deletions of a message at once', weight: 1, needs, run: removals },
];
