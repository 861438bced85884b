import { useApp } from '../support/app';

const app = useApp();

describe('getHealth', () => {
  it('answers 200 with exactly {"status":"ok"}', async () => {
    const reply = await app.api.get('/health').expect(200);
    expect(reply.text).toBe('{"status":"ok"}');
  });

  it('answers 400 to a query parameter that the contract does not know', async () => {
    await app.api.get('/health?verbose=1').expect(400);
  });
});
