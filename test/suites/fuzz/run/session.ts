import type { Contract, Operation } from '../contract/contract';
import { Model } from '../model/model';
import { Choice, stepSeed } from '../values/choice';
import type { Client } from '../wire/client';
import { withHeader, type Reply, type Request } from '../wire/request';
import { complaints, type Expected } from './check';
import { Found } from './findings';
import type { Line } from '../../../support/line';
import type { Shared } from './shared';
import type { Tally } from './tally';

export interface World {
  readonly contract: Contract;
  readonly client: Client;
  readonly tally: Tally;
  readonly seed: number;
  /** Eight hexadecimal digits with which this worker's ids begin. */
  readonly tag: string;
  readonly worker: number;
  readonly shared: Shared;
  /** Whether everything on the server may be deleted. */
  readonly mayClear: boolean;
}

/** What one worker works with. */
export class Session {
  readonly model = new Model();
  readonly contract: Contract;
  readonly tag: string;
  /** The last requests, the newest last. */
  readonly history: string[] = [];
  choice: Choice;

  constructor(readonly world: World) {
    this.contract = world.contract;
    this.tag = world.tag;
    this.choice = new Choice(world.seed);
    world.shared.models.push(this.model);
  }

  /** Begins a step with choices of its own. */
  begin(step: number): void {
    this.choice = new Choice(stepSeed(this.world.seed, this.world.worker, step));
  }

  get line(): Line {
    return this.world.shared.line;
  }

  operation(id: string): Operation {
    return this.contract.operations.get(id)!;
  }

  /** Sends a request and holds the reply to the contract. @throws Found */
  async send(request: Request, due: Expected): Promise<Reply> {
    const sent = this.#decorate(request);
    const { client, tally } = this.world;
    const since = this.line.latest;
    const answered = await client.send(sent).catch((error: unknown) => {
      throw new Found([`no reply: ${String(error)}`], sent);
    });
    const reply: Reply = { ...answered, since };
    tally.count(nameOf(sent), reply.status);
    this.history.push(`${sent.method} ${sent.target.slice(0, 120)} → ${reply.status}`);
    if (this.history.length > 8) this.history.shift();
    const found = complaints(this.contract, sent, reply, due);
    const id = sent.headers.find(([name]) => name === 'X-Request-Id')?.[1];
    if (id !== undefined && SANE.test(id) && reply.headers['x-request-id'] !== id)
      found.push('does not keep the X-Request-Id that was sent');
    this.hold(found, sent, reply);
    const [, revision] = /^"(\d+)"$/.exec(reply.headers['etag'] ?? '') ?? [];
    if (revision !== undefined) this.line.see(Number(revision));
    return reply;
  }

  /** @throws Found when there are complaints. */
  hold(found: readonly string[], request?: Request, reply?: Reply): void {
    if (found.length > 0) throw new Found(found, request, reply);
  }

  /** Adds headers that must make no difference. */
  #decorate(request: Request): Request {
    if (!this.choice.once(5)) return request;
    const [name, value] = this.choice.one(HARMLESS);
    if (request.headers.some(([other]) => other.toLowerCase() === name.toLowerCase()))
      return request;
    return withHeader(request, name, value);
  }
}

const SANE = /^[A-Za-z0-9._-]{1,128}$/;

const HARMLESS: readonly (readonly [string, string])[] = [
  ['X-Request-Id', 'fuzz-1'],
  ['X-Request-Id', 'a'.repeat(128)],
  ['X-Request-Id', 'a'.repeat(129)],
  ['X-Request-Id', 'two words'],
  ['X-Request-Id', ''],
  ['X-Request-Id', 'é'],
  ['Accept', 'text/html'],
  ['Accept', 'application/json;q=0, */*;q=0.1'],
  ['Accept-Charset', 'utf-16'],
  ['Accept-Encoding', 'br, gzip;q=0'],
  ['Range', 'bytes=0-1'],
  ['If-Modified-Since', 'Fri, 31 Dec 2100 00:00:00 GMT'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Forwarded-For', '1.2.3.4, ::1'],
  ['Origin', 'https://app.example'],
  ['Origin', 'null'],
  ['Cookie', 'a=b'],
  ['Authorization', 'Bearer x'],
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['X-Long', 'x'.repeat(4_000)],
];

function nameOf({ operation, method, target }: Request): string {
  if (operation) return method === operation.method ? operation.id : `${method} ${operation.id}`;
  if (/^\/(docs|openapi)/.test(target)) return `${method} docs`;
  const usual = /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE|TRACE)$/.test(method);
  return usual ? `${method} elsewhere` : 'odd methods';
}
