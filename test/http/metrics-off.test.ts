import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { problemIn } from '../support/problem';

jest.mock('prom-client', () => {
  throw new Error('The library is loaded.');
});

const app = useApp({ env: { METRICS: 'off' }, measureProcess: true });

it('With METRICS=off there is no /metrics, and the library is not even loaded.', async () => {
  await createChat(app.api);
  for (const method of ['get', 'post'] as const) {
    const reply = await app.api[method]('/metrics').expect(404);
    expect(problemIn(reply).type).toBe('/problems/not-found');
  }
});
