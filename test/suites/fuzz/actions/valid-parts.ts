import type { Operation } from '../contract/contract';
import type { Parameter } from '../contract/parameters';
import type { Session } from '../run/session';
import type { MessageUpdate } from '../model/model';
import { spelled } from '../values/break-parameter';
import { valueFor } from '../values/from-schema';
import { soundUpdate } from '../values/message-rules';
import type { Parts } from '../wire/request';
import { validBody } from './bodies';
import { soundPayload, type Payload } from './messages';
import { inPath, newId, newKey, UUIDS } from './pick';

/** The ids that a path is about, by parameter. */
export type Ids = Readonly<Record<string, string>>;

/** A valid request for any operation about these ids; what it does is not known. */
export function validParts(session: Session, operation: Operation, ids: Ids): Parts {
  const { choice } = session;
  const some = operation.parameters.filter(({ required }) => required || choice.once(2));
  const query = some
    .filter((parameter) => parameter.in === 'query')
    .map(
      ({ name, ...rest }) =>
        [name, spelled(validText(session, { name, ...rest }), choice)] as const,
    );
  const headers = some
    .filter((parameter) => parameter.in === 'header')
    .map((parameter) => [parameter.name, validText(session, parameter)]);
  const body =
    operation.body && (operation.body.required || !choice.once(6))
      ? validBody(session, operation, (value) => withOwnIds(session, soundly(session, value)))
      : undefined;
  return {
    path: pathOf(session, operation, ids),
    query,
    headers: Object.fromEntries(headers) as Record<string, string>,
    bytes: body?.bytes,
  };
}

/** The ids of a path; those that are not known are made up. */
export function pathOf(session: Session, { parameters }: Operation, ids: Ids): Ids {
  const names = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [name, inPath(session, ids[name] ?? session.choice.of(UUIDS))]),
  );
}

/** Messages have to be such that nothing about them is a reason to refuse. */
function soundly(session: Session, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('append' in value) return soundUpdate(value as MessageUpdate);
  return 'messages' in value || 'role' in value ? soundPayload(session, value as Payload) : value;
}

/** Ids of their own have to be such that nobody has taken, so that they are no reason to refuse. */
function withOwnIds(session: Session, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withOwnIds(session, item));
  if (typeof value !== 'object' || value === null) return value;
  const { id, messages } = value as { id?: unknown; messages?: unknown };
  return {
    ...value,
    ...(id === undefined ? {} : { id: newId(session) }),
    ...(messages === undefined ? {} : { messages: withOwnIds(session, messages) }),
  };
}

function validText(session: Session, parameter: Parameter): string {
  if (parameter.name === 'Idempotency-Key') return newKey(session);
  const arbitrary = valueFor(session.contract.document, parameter.schema);
  return String(session.choice.of(arbitrary.filter((value) => parameter.accepts(String(value)))));
}
