import { MIGRATIONS_TABLE } from '../../src/db/migrate';
import { startApp, useApp } from '../support/app';
import { changeDatabase } from '../support/change-database';
import { problemIn } from '../support/problem';
import { stubApp } from '../support/stub-app';

const app = useApp();

describe('getReadiness', () => {
  it('answers 200 when the database answers and is migrated', async () => {
    const reply = await app.api.get('/ready').expect(200);
    expect(reply.body).toEqual({ status: 'ready' });
  });

  it('answers 400 to a query parameter that the contract does not know', async () => {
    await app.api.get('/ready?deep=true').expect(400);
  });

  it('answers 500 when it fails', async () => {
    const broken = await stubApp({ getReadiness: () => Promise.reject(new Error('broken')) });
    try {
      const reply = await broken.api.get('/ready').expect(500);
      expect(problemIn(reply).type).toBe('/problems/internal');
    } finally {
      await broken.close();
    }
  });

  it('answers 503 while a migration of this version is missing, and getHealth 200', async () => {
    const unready = await startApp();
    try {
      await changeDatabase(unready.service.database, [`DELETE FROM ${MIGRATIONS_TABLE}`]);
      await unready.api.get('/ready').expect(503);
      await unready.api.get('/health').expect(200);
    } finally {
      await unready.close();
    }
  });
});
