import { setTimeout as wait } from 'node:timers/promises';
import { Client, Cut, Refused, type Reply, type Send } from '../../faults/client';
import type { Outcome, Step } from './step';

/** Milliseconds before something is sent again; sooner than any Retry-After asks for. */
const PAUSE = 100;
/** Milliseconds after which a client gives up. */
const PATIENCE = 60_000;

/**
 * A client that sends a request again for as long as no server can answer it, and
 * notes every try. Only for what may be repeated: reads, puts, and appends under a key.
 */
export class PatientClient extends Client {
  constructor(
    url: string,
    /** The step that goes on at the moment. */
    private readonly now: () => Step,
  ) {
    super(url);
  }

  /** @throws Refused, Cut when it has given up. */
  override async send(request: Send): Promise<Reply> {
    const begun = performance.now();
    const kind = (request.method ?? (request.body ? 'POST' : 'GET')) === 'GET' ? 'read' : 'write';
    for (let again = false; ; again = true) {
      const reply = await this.#try(request);
      const outcome = outcomeOf(reply);
      this.now().note(kind, outcome);
      const late = performance.now() - begun > PATIENCE;
      if (late || !mayPass(outcome)) {
        this.now().waited(performance.now() - begun);
        if (reply instanceof Error) throw reply;
        return { ...reply, again };
      }
      await wait(PAUSE);
    }
  }

  async #try(request: Send): Promise<Reply | Refused | Cut> {
    try {
      return await super.send(request);
    } catch (error) {
      if (error instanceof Refused || error instanceof Cut) return error;
      throw error;
    }
  }
}

function outcomeOf(reply: Reply | Refused | Cut): Outcome {
  if (reply instanceof Error) return 'cut';
  // Every reply of a server has its own id; what has none was made up by the proxy.
  return reply.status >= 500 && !reply.headers['x-request-id'] ? 'proxy' : reply.status;
}

function mayPass(outcome: Outcome): boolean {
  return typeof outcome === 'string' || outcome >= 500;
}
