import { pino } from 'pino';
import { readConfig } from '../../src/config';
import { applied, MIGRATIONS_TABLE } from '../../src/db/migrate';
import { migrations } from '../../src/db/migrations';
import { openService, type Service } from '../../src/service';
import { changeDatabase } from '../support/change-database';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { PATIENT } from '../support/patience';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});

afterEach(() => database.remove());

function open(): Promise<Service> {
  const config = readConfig({ ...PATIENT, DATABASE_URL: database.url });
  return openService({ config, logger: pino({ level: 'silent' }) });
}

async function names({ database: { reader } }: Service): Promise<string[]> {
  return [...(await applied(reader))];
}

const ALL = migrations.map(({ name }) => name);

it('Migrations are applied in order, and a second start applies none again.', async () => {
  expect(ALL).toEqual([...ALL].sort());
  for (let start = 0; start < 2; start += 1) {
    const service = await open();
    expect(await names(service)).toEqual(ALL);
    await service.close();
  }
});

it('Servers that start at once on an empty database apply each migration once.', async () => {
  const services = await Promise.all([open(), open(), open()]);
  for (const service of services) {
    expect(await names(service)).toEqual(ALL);
    await service.database.ready();
  }
  await Promise.all(services.map((service) => service.close()));
});

it('A database that a newer version has migrated is left alone.', async () => {
  const service = await open();
  await changeDatabase(service.database, [
    `INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ('999-the-future')`,
  ]);
  await service.close();
  await expect(open()).rejects.toThrow(/newer version has migrated it \(999-the-future\)/);
});
