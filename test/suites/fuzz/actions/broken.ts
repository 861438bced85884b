import type { Operation } from '../contract/contract';
import { expected, type Expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor, type Request } from '../wire/request';
import type { Action } from './action';
import { bodyBreaks } from './broken-body';
import { parameterBreaks } from './broken-parameters';
import { chatWithMessages, someChat } from './pick';
import { validParts } from './valid-parts';

/** A request with one thing wrong in it, and what must come of it. */
export interface Broken {
  readonly request: Request;
  readonly due: Expected;
}

/** Breaks a valid request in its way; undefined when it cannot. */
export type Break = (session: Session, operation: Operation, valid: Request) => Broken | undefined;

export function refused(what: string, request: Request, ...statuses: readonly number[]): Broken {
  return { request, due: expected(what, ...(statuses.length > 0 ? statuses : [400])) };
}

/** A valid request about things that exist, with one thing broken. */
async function sendBroken(session: Session): Promise<void> {
  const { choice, contract } = session;
  const operation = choice.one([...contract.operations.values()]);
  // Should it be taken for valid after all, everything is gone.
  if (operation.id === 'deleteChats' && !session.world.mayClear) return;
  const known =
    (choice.once(2) ? chatWithMessages(session) : undefined) ?? (await someChat(session));
  const message = known.messages.at(-1);
  if (operation.path.includes('{message_id}') && !message) return;
  const ids = { chat_id: known.chat.id, message_id: message?.id ?? known.chat.id };
  const valid = requestFor(operation, validParts(session, operation, ids));
  const breaks = [
    ...parameterBreaks(operation),
    ...(operation.body ? bodyBreaks(operation.body) : []),
  ];
  const broken = choice.one(breaks)(session, operation, valid);
  if (broken) await session.send(broken.request, broken.due);
}

export const brokenActions: readonly Action[] = [
  { name: 'a broken request', weight: 35, needs: ['createChat'], run: sendBroken },
];
