import type { operations } from '../../../generated/openapi';
import type { Following } from '../../chat/live/following';

/** The name of an operation of the contract. */
export type OperationId = keyof operations;

/** Query parameters whose default the validator has filled in; a test holds them to the contract. */
export type Defaulted = 'limit' | 'order' | 'archived';

type Parameters<Id extends OperationId, In extends string> =
  operations[Id]['parameters'] extends Partial<Record<In, infer Values>>
    ? NonNullable<Values>
    : never;

type Query<Id extends OperationId> = Parameters<Id, 'query'>;

type Body<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Json } };
}
  ? Json
  : operations[Id] extends { requestBody?: { content: { 'application/json': infer Json } } }
    ? Json | undefined
    : undefined;

/** A request as the contract describes it: validated, coerced, defaults filled in. */
export interface Input<Id extends OperationId> {
  readonly owner: string;
  readonly path: Readonly<Parameters<Id, 'path'>>;
  readonly query: Readonly<
    Omit<Query<Id>, Defaulted> & Required<Pick<Query<Id>, keyof Query<Id> & Defaulted>>
  >;
  /** By their names in lower case. */
  readonly headers: {
    readonly [Name in keyof Parameters<Id, 'header'> as Lowercase<Name & string>]: Parameters<
      Id,
      'header'
    >[Name];
  };
  readonly body: Body<Id>;
}

/** Headers that every reply has; no operation sets them. */
type Common = 'X-Request-Id' | 'X-Contract';

/** Headers that a reply may lack; openapi-typescript takes every header behind a `$ref` for required. */
type Optional = 'Idempotency-Replayed' | 'X-Accel-Buffering';

/** The headers that a reply declares, without the index signature that allows any other. */
type Declared<Headers> = {
  [
    Name in keyof Headers as string extends Name ? never : Name extends Common ? never : Name
  ]: Headers[Name];
};

type Relaxed<Headers> = Omit<Headers, Optional> & Partial<Pick<Headers, keyof Headers & Optional>>;

type WithHeaders<Headers> = keyof Declared<Headers> extends never
  ? { readonly headers?: never }
  : { readonly headers: Relaxed<Declared<Headers>> };

type WithBody<Response> = Response extends { content: { 'text/event-stream': infer Event } }
  ? { readonly events: Following<Event>; readonly body?: never }
  : Response extends { content: Record<string, infer Json> }
    ? { readonly body: Json }
    : { readonly body?: never };

type ReplyWith<Status, Response> = { readonly status: Status } & WithBody<Response> &
  WithHeaders<Response extends { headers: infer Headers } ? Headers : never>;

type Responses<Id extends OperationId> = operations[Id]['responses'];

/** One of the replies that the contract documents for an operation. */
export type Reply<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: ReplyWith<Status, Responses<Id>[Status]>;
}[keyof Responses<Id>];

/** An operation: a function of the contract, which sees nothing of HTTP's machinery. */
export type Operation<Id extends OperationId> = (input: Input<Id>) => Promise<Reply<Id>>;

/** Every operation of the contract, no more and no less. */
export type Operations = { readonly [Id in OperationId]: Operation<Id> };
