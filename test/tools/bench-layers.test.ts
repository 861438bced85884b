import { toFindings } from '../../bench/layers/rows';
import { upTo } from '../../bench/layers/serve';
import { threadTime } from '../../bench/layers/thread-time';
import { createApp, pipeline } from '../../src/http/app';
import { startApp } from '../support/app';

it('What a layer adds is the difference of each round from the row above.', () => {
  const rows = [
    { name: 'express', rounds: [10, 20, 30, 40, 50].map(cost) },
    { name: 'requestLog', rounds: [19, 21, 32, 44, 53].map(cost) },
  ];
  const figures = toFindings(rows).map((finding) => finding.figures);
  expect(figures).toEqual([
    ['30.0 µs', '', '', '60.0 µs', '', ''],
    ['32.0 µs', '3.0', '2.0 to 4.0', '64.0 µs', '6.0', '4.0 to 8.0'],
  ]);
});

function cost(health: number) {
  return { health, list: 2 * health };
}

it('The time of the main thread goes on while it works, and not while it waits.', async () => {
  const time = threadTime();
  const begun = time.microseconds();
  while (time.microseconds() - begun < 50_000); // hangs where it stands still
  const worked = time.microseconds();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(time.microseconds() - worked).toBeLessThan(250_000);
});

it.each([
  ['entrance', []],
  ['requestLog', ['x-request-id']],
  ['constantHeaders', ['x-contract', 'x-request-id']],
])('A part of the server has the layers up to %s.', async (stage, expected) => {
  const app = await startApp({
    makeApp: (options) => createApp(options, upTo(stage, pipeline(options))),
  });
  try {
    const reply = await fetch(`${app.url}/nowhere`);
    expect(await reply.json()).toEqual({ status: 'ok' });
    const names = [...reply.headers.keys()];
    expect(names.filter((name) => /^x-(contract|request-id)$/.test(name))).toEqual(expected);
  } finally {
    await app.close();
  }
});

it('A layer that there is not is an error.', () => {
  expect(() => upTo('nothing', [])).toThrow('There is no layer nothing.');
});
