import type { KnownChat, NewMessage } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { AWKWARD_PAYLOADS, brokenPayload } from '../values/payload';
import { sound } from '../values/message-rules';
import { without } from '../values/without';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { validBody, write } from './bodies';
import { eachMessage, messagesOf, soundPayload, type Payload } from './messages';
import { inPath, newId, someChat } from './pick';

/** A message that the contract's schema takes and its words refuse. */
interface BrokenMessage {
  readonly what: string;
  /** The property that the problem has to point to. */
  readonly at: string;
  readonly message: NewMessage;
}

function breakMessage({ choice }: Session, known: KnownChat, valid: NewMessage): BrokenMessage {
  const message = { ...without(valid, 'format', 'payload'), content: valid.content || 'x' };
  const nothing = choice.once(2) ? {} : { attachments: [] };
  const count = known.messages.length;
  const [format, payload] = ['ai-sdk/v6', { parts: [] }];
  switch (choice.int(1, AWKWARD_PAYLOADS ? 8 : 6)) {
    case 1:
      return { what: 'has a format alone', at: 'payload', message: { ...message, format } };
    case 2:
      return { what: 'has a payload alone', at: 'format', message: { ...message, payload } };
    case 3: {
      const empty = { ...without(message, 'attachments', 'status'), ...nothing, content: '' };
      return { what: 'is empty', at: 'content', message: empty };
    }
    case 4: {
      const status = 'in_progress';
      const asked: NewMessage = { ...message, role: 'user', status };
      return { what: 'is a prompt in progress', at: 'status', message: asked };
    }
    case 5:
    case 6: {
      const parent_sequence = choice.one([
        count + 1,
        count + 1,
        count + 2,
        Number.MAX_SAFE_INTEGER,
      ]);
      const orphan = { ...message, parent_sequence };
      return { what: 'has a parent that is not there', at: 'parent_sequence', message: orphan };
    }
    default: {
      const broken = brokenPayload(choice);
      const large = { ...message, format, payload: broken.payload };
      return { what: `has a payload that ${broken.what}`, at: 'payload', message: large };
    }
  }
}

/** Sends an append or a put that is wrong in what only the contract's words say. */
async function sendBroken(session: Session): Promise<void> {
  const { choice, contract } = session;
  const known = await someChat(session);
  const id = choice.one(['appendMessage', 'appendMessages', 'putMessage']);
  const operation = contract.operations.get(id)!;
  // Ids of their own could be a reason to refuse them as well.
  const valid = validBody<Payload>(session, operation, (value) =>
    eachMessage(soundPayload(session, value), (message) => without(message, 'id')),
  );
  const messages = messagesOf(valid.value);
  const last = messages.length - 1;
  const place = choice.once(3) ? choice.int(0, last) : last;
  const plain = sound(messages[place]!, choice);
  const { what, at, message } = breakMessage(session, known, plain);
  const body = write(
    session,
    operation.body!,
    eachMessage(valid.value, (other, i) => (i === place ? message : other)),
  );
  if (!body) return;
  const request = requestFor(operation, {
    path: { chat_id: inPath(session, known.chat.id), message_id: newId(session) },
    bytes: body.bytes,
  });
  const reply = await session.send(request, expected(`the message ${what}`, 400));
  const { errors = [] } = jsonOf<{ errors?: { pointer?: string }[] }>(reply);
  const due = id === 'appendMessages' ? `/messages/${place}/${at}` : `/${at}`;
  if (!errors.some(({ pointer }) => pointer === due))
    session.hold([`does not point to ${due}`], request, reply);
}

export const brokenMessageActions: readonly Action[] = [
  {
    name: 'a message broken in words',
    weight: 6,
    needs: ['createChat', 'appendMessage', 'appendMessages', 'putMessage'],
    run: sendBroken,
  },
];
