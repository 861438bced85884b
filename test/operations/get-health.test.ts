import { useApp } from '../support/app';
import { problemIn } from '../support/problem';
import { stubApp } from '../support/stub-app';

const app = useApp();

describe('getHealth', () => {
  it('answers 200 with exactly {"status":"ok"}', async () => {
    const reply = await app.api.get('/health').expect(200);
    expect(reply.text).toBe('{"status":"ok"}');
  });

  it('answers 400 to a query parameter that the contract does not know', async () => {
    await app.api.get('/health?verbose=1').expect(400);
  });

  it('answers 500 when it fails', async () => {
    const broken = await stubApp({ getHealth: () => Promise.reject(new Error('broken')) });
    try {
      const reply = await broken.api.get('/health').expect(500);
      expect(problemIn(reply).type).toBe('/problems/internal');
    } finally {
      await broken.close();
    }
  });
});
