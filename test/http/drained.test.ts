import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { readContract } from '../../src/http/contract/contract';
import { refuseBroken } from '../../src/http/refuse-broken';
import { listen } from '../../src/http/server';
import { exchange } from '../support/exchange';

/** An application that has served a request and was drained. */
async function drained(): Promise<WeakRef<RequestListener>> {
  const app: RequestListener = (_req, res) => void res.end();
  const server = await listen(
    {
      app,
      refuseBroken: refuseBroken(readContract(), () => 'an-id', pino({ level: 'silent' })),
      endStreams: () => undefined,
    },
    '127.0.0.1',
    0,
  );
  await exchange(server.url, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await server.drain(1_000);
  return new WeakRef(app);
}

it('Nothing keeps what was drained, such as a timer.', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const app = await drained();
  for (let turn = 0; app.deref() && turn < 500; turn += 1) {
    await wait(20);
    collect();
  }
  expect(app.deref()).toBeUndefined();
});
