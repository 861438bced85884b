import { toFindings } from '../../bench/layers/rows';
import { upTo } from '../../bench/layers/serve';
import { threadTime } from '../../bench/layers/thread-time';
import { createApp, pipeline } from '../../src/http/app';
import { startApp } from '../support/app';

it('What a layer adds is the difference of each round from the row above.', () => {
  const rows = [
    { name: 'express', rounds: [cost(10), cost(20), cost(30)] },
    { name: 'requestLog', rounds: [cost(13), cost(21), cost(35)] },
  ];
  const figures = toFindings(rows).map((finding) => finding.figures);
  expect(figures).toEqual([
    ['20.0 µs', '', '', '40.0 µs', '', ''],
    ['21.0 µs', '3.0', '1.0 to 5.0', '42.0 µs', '6.0', '2.0 to 10.0'],
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
