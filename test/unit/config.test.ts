import { readConfig } from '../../src/config';
import { ConfigError } from '../../src/config/values';

describe('readConfig', () => {
  it('has a default for everything, which an empty variable has too', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8000,
      corsOrigins: '*',
      logLevel: 'info',
      bodyLimit: 1_048_576,
      replyCache: 67_108_864,
      shutdownTimeout: 5_000,
      metrics: true,
    });
    expect(readConfig({ PORT: '', HOST: '', BODY_LIMIT: '', DATABASE_URL: '' })).toEqual(config);
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '::', { host: '::' }],
    ['BODY_LIMIT', '1kb', { bodyLimit: 1_024 }],
    ['REPLY_CACHE', '0', { replyCache: 0 }],
    ['REPLY_CACHE', '1024mb', { replyCache: 1_073_741_824 }],
    ['BODY_LIMIT', '2048', { bodyLimit: 2_048 }],
    ['BODY_LIMIT', '100MB', { bodyLimit: 104_857_600 }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['IN_PROGRESS_TIMEOUT', '30', { inProgressTimeout: 30_000 }],
    ['SHUTDOWN_TIMEOUT', '0', { shutdownTimeout: 0 }],
    ['STREAM_LIMIT', '5', { streamLimit: 5 }],
    ['RATE_LIMIT', '600', { rateLimit: 600 }],
    ['TRUST_PROXY', '1', { trustProxy: 1 }],
    ['ALLOWED_HOSTS', 'a.example, [::2]', { allowedHosts: ['a.example', '[::2]'] }],
    [
      'API_KEYS',
      'alice :0123456789abcdef, Алдар:fedcba9876543210==',
      {
        authentication: {
          apiKeys: [
            { owner: 'alice', key: '0123456789abcdef' },
            { owner: 'Алдар', key: 'fedcba9876543210==' },
          ],
          jwt: undefined,
        },
      },
    ],
    [
      'JWT_JWKS_URL',
      'https://id.example/keys',
      {
        authentication: {
          apiKeys: [],
          jwt: {
            keys: { url: 'https://id.example/keys' },
            issuer: undefined,
            audience: undefined,
          },
        },
      },
    ],
    ['METRICS', 'on', { metrics: true }],
    ['METRICS', 'off', { metrics: false }],
    [
      'CORS_ORIGINS',
      'https://a.example, http://localhost:3000',
      {
        corsOrigins: ['https://a.example', 'http://localhost:3000'],
      },
    ],
  ])('reads %s=%s', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  it('reads how PostgreSQL is written to', () => {
    const env = { DATABASE_URL: 'postgres://db.example/app' };
    expect(readConfig(env).database).toMatchObject({ batching: 'all' });
    expect(readConfig({ ...env, DATABASE_BATCH: 'owner' }).database).toMatchObject({
      batching: 'owner',
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80.0'],
    ['PORT', ' 80'],
    ['PORT', '0x50'],
    ['BODY_LIMIT', '1023'],
    ['BODY_LIMIT', '101mb'],
    ['BODY_LIMIT', '1gb'],
    ['REPLY_CACHE', 'much'],
    ['REPLY_CACHE', '-1'],
    ['LOG_LEVEL', 'INFO'],
    ['IN_PROGRESS_TIMEOUT', '0'],
    ['SHUTDOWN_TIMEOUT', '-1'],
    ['STREAM_LIMIT', '0'],
    ['RATE_LIMIT', '-1'],
    ['TRUST_PROXY', 'loopback'],
    ['ALLOWED_HOSTS', 'a.example:80'],
    ['API_KEYS', 'alice'],
    ['API_KEYS', 'alice:short'],
    ['API_KEYS', 'alice:0123456789abcde,'],
    ['API_KEYS', 'alice:0123456789 abcdef'],
    ['API_KEYS', ':0123456789abcdef'],
    ['API_KEYS', 'alice:0123456789abcdef,bob:0123456789abcdef'],
    ['JWT_SECRET', 'of less than thirty-two bytes'],
    ['JWT_JWKS_URL', 'http://id.example/keys'],
    ['JWT_JWKS_URL', 'nowhere'],
    ['JWT_ISSUER', 'https://id.example'],
    ['JWT_AUDIENCE', 'chats'],
    ['SHUTDOWN_TIMEOUT', '3601'],
    ['METRICS', 'true'],
    ['DATABASE_BATCH', 'owners'],
    ['METRICS', 'ON'],
    ['DATABASE_LISTEN', 'yes'],
    ['CORS_ORIGINS', 'https://a.example/'],
    ['CORS_ORIGINS', 'https://a.example,*'],
    ['CORS_ORIGINS', 'a.example'],
    ['DATABASE_URL', 'mysql://localhost/chats'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite::memory:'],
    ['DATABASE_URL', 'app.db'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} `));
  });

  it.each([
    ['API_KEYS', 'alice:top-secret,bob:0123456789abcdef'],
    ['API_KEYS', 'top-secret-0123456789'],
    ['API_KEYS', 'a:top-secret-0123456789,b:top-secret-0123456789'],
    ['JWT_SECRET', 'top-secret'],
  ])('quotes no secret in its complaint about %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).not.toThrow(/top-secret/);
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  });
});
