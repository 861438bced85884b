import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { createApp } from '../src/http/app';
import { readContract } from '../src/http/contract/contract';
import { encodeEvents } from '../src/http/encode-events';
import { EventStreams } from '../src/http/event-streams';
import type { Operations } from '../src/http/operations/types';
import { HttpProblem } from '../src/http/problems/http-problem';
import { refuseBroken } from '../src/http/refuse-broken';
import type { Listener } from '../src/http/server';
import { createValidator } from '../src/http/validation/validator';
import { mockReply, type MockReply } from './mock-replies';

interface Asked {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * The server as it is, but for its operations: it refuses what the server would refuse, in the same words,
 * and answers everything else with an example of the contract.
 * @param bodyLimit bytes.
 */
export async function mockApp(bodyLimit = 1_048_576): Promise<Listener> {
  const contract = readContract();
  const logger = pino({ level: 'silent' });
  const streams = new EventStreams({ encode: encodeEvents(contract), limit: undefined });
  const operations = Object.fromEntries(
    [...contract.operations.keys()].map((id) => [
      id,
      ({ headers }: Asked): Promise<MockReply> => {
        const reply = mockReply(contract, id, wanted(headers['prefer']));
        if (reply) return Promise.resolve(reply);
        return Promise.reject(
          unknownStatus(id, [...contract.operations.get(id)!.responses.keys()]),
        );
      },
    ]),
  );
  const app = createApp({
    contract,
    validator: await createValidator(contract),
    operations: operations as unknown as Operations,
    streams,
    logger,
    newId: uuidv7,
    corsOrigins: '*',
    bodyLimit,
    schemes: { bearer: () => ({ owner: 'local' }) },
  });
  return {
    app,
    refuseBroken: refuseBroken(contract, uuidv7, logger),
    endStreams: () => streams.end(),
  };
}

/** The status in `Prefer: code=429` (RFC 7240). */
function wanted(prefer = ''): number | undefined {
  const [, code] = /(?:^|[,;]\s*)code="?(\d{3})"?/.exec(prefer) ?? [];
  return code === undefined ? undefined : Number(code);
}

function unknownStatus(id: string, statuses: readonly number[]): HttpProblem {
  const message = `asks for a status that ${id} does not answer; it has ${statuses.join(', ')}`;
  return new HttpProblem('invalid-request', undefined, [{ in: 'header', name: 'prefer', message }]);
}
