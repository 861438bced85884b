import { authored, checkChangedMessage } from '../model/expect-message';
import { learnChange } from '../model/learn-message';
import type { Message, MessageUpdate } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { soundUpdate } from '../values/message-rules';
import { payloads } from '../values/payload';
import { without } from '../values/without';
import { jsonOf } from '../wire/request';
import type { Action } from './action';
import { updateRequest } from './annotate';
import { validBody, type ValidBody } from './bodies';
import { someMessage } from './pick';

/** Code points of the longest content. */
const LONGEST = 100_000;

/** A change to a message, which may be in progress or not. */
export function anyUpdate(session: Session): ValidBody<MessageUpdate> {
  return validBody<MessageUpdate>(session, session.operation('updateMessage'), soundUpdate);
}

/** Writes on at an answer, and maybe ends it. */
async function write(session: Session): Promise<void> {
  const some = someMessage(session, ({ status }) => status === 'in_progress');
  if (!some) return;
  const { known, message } = some;
  const body = validBody<MessageUpdate>(session, session.operation('updateMessage'), (update) =>
    goingOn(session, message, soundUpdate(update)),
  );
  const request = updateRequest(session, known, message, body);
  const reply = await session.send(request, expected('the answer is in progress', 200));
  const got = jsonOf<Message>(reply);
  const found = checkChangedMessage(known, message, become(message, body.value), got);
  if (got.revision !== message.revision)
    found.push(...session.line.take(got.revision, `message ${got.id}`, reply.since));
  if (reply.headers['etag'] !== `"${got.revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
  learnChange(known, got);
}

/** Sends text that does not go on where the answer ends. */
async function miss(session: Session): Promise<void> {
  const some = someMessage(session, ({ status }) => status === 'in_progress');
  if (!some) return;
  const { known, message } = some;
  const points = Array.from(message.content);
  if (points.length === LONGEST) return;
  const body = validBody<MessageUpdate>(session, session.operation('updateMessage'), (update) => ({
    ...without(update, 'content'),
    append: {
      offset: session.choice.int(points.length + 1, LONGEST),
      text: update.append?.text ?? '',
    },
  }));
  const request = updateRequest(session, known, message, body);
  const reply = await session.send(request, expected('the text begins beyond the end', 409));
  const { type, length } = jsonOf<{ type: string; length?: number }>(reply);
  if (type !== '/problems/offset-mismatch' || length !== points.length)
    session.hold(['is not offset-mismatch with the length'], request, reply);
}

/** Writes on at what is finished. */
async function writeLate(session: Session): Promise<void> {
  const ended = ['completed', 'incomplete'];
  const some = someMessage(session, ({ status }) => ended.includes(status));
  if (!some) return;
  const { known, message } = some;
  const body = validBody<MessageUpdate>(session, session.operation('updateMessage'), (update) => ({
    status: 'completed',
    ...soundUpdate(update),
  }));
  const request = updateRequest(session, known, message, body);
  const reply = await session.send(request, expected('the message is final', 409));
  if (jsonOf<{ type: string }>(reply).type !== '/problems/message-final')
    session.hold(['is not message-final'], request, reply);
}

/** Makes an update one that this answer takes. */
function goingOn({ choice }: Session, message: Message, update: MessageUpdate): MessageUpdate {
  const { append } = update;
  const points = Array.from(message.content);
  const offset = choice.once(2) ? points.length : choice.int(0, points.length);
  const stored = points.slice(offset).join('');
  const room = LONGEST - points.length;
  const more = Array.from(append?.text ?? '')
    .slice(0, room)
    .join('');
  const part = Array.from(stored)
    .slice(0, choice.int(0, points.length - offset))
    .join('');
  const text = choice.once(3) ? part : stored + more;
  const both = choice.one([
    {},
    { format: null, payload: null },
    { format: 'ai-sdk/v6', payload: choice.of(payloads) },
  ]);
  const rest = without(update, 'format', 'payload', 'append');
  const sound = { ...rest, ...both, ...(append && { append: { offset, text } }) } as MessageUpdate;
  return Object.keys(sound).length > 0 ? sound : { status: 'incomplete' };
}

function become(message: Message, { append, ...changes }: MessageUpdate) {
  const points = Array.from(message.content);
  const added = append
    ? Array.from(append.text)
        .slice(points.length - append.offset)
        .join('')
    : '';
  const { content = message.content } = changes;
  return authored({ ...message, ...changes, content: content + added } as never);
}

const needs = ['createChat', 'putMessage', 'updateMessage'];

export const answerActions: readonly Action[] = [
  { name: 'write an answer', weight: 10, needs, run: write },
  { name: 'write beyond the end of an answer', weight: 3, needs, run: miss },
  { name: 'write on at a finished message', weight: 3, needs, run: writeLate },
];
