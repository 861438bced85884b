import { checkChangedMessage } from '../model/expect-message';
import { learnChange } from '../model/learn-message';
import type { KnownChat, Message, MessageUpdate } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, write, type ValidBody } from './bodies';
import { inPath, someMessage } from './pick';

export function updateRequest(
  session: Session,
  { chat }: KnownChat,
  { id }: Message,
  body: ValidBody<MessageUpdate>,
): Request {
  return requestFor(session.operation('updateMessage'), {
    path: { chat_id: inPath(session, chat.id), message_id: inPath(session, id) },
    bytes: body.bytes,
  });
}

/** Feedback, or whatever else a final message may still get. */
function anyAnnotation(session: Session): ValidBody<Pick<MessageUpdate, 'metadata'>> {
  return validBody<MessageUpdate>(
    session,
    session.operation('updateMessage'),
    ({ metadata = {} }) => ({ metadata }),
  );
}

/** Changes the metadata of a message, or says what they are already. */
async function annotate(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const { metadata } = message;
  const body: ValidBody<Pick<MessageUpdate, 'metadata'>> = session.choice.once(3)
    ? write(session, session.operation('updateMessage').body!, { metadata })!
    : anyAnnotation(session);
  const request = updateRequest(session, known, message, body);
  const reply = await session.send(request, expected('the message exists', 200));
  const got = jsonOf<Message>(reply);
  const become = { ...message, metadata: body.value.metadata! };
  const found = checkChangedMessage(known, message, become, got);
  if (got.revision !== message.revision)
    found.push(...session.line.take(got.revision, `message ${got.id}`, reply.since));
  if (reply.headers['etag'] !== `"${got.revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
  learnChange(known, got);
}

export const annotateActions: readonly Action[] = [
  { name: 'annotate a message', weight: 7, needs: ['createChat', 'updateMessage'], run: annotate },
];
