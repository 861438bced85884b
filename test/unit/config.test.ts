import { ConfigError, readConfig } from '../../src/config';

describe('readConfig', () => {
  it('has a default for everything, which an empty variable has too', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8000,
      corsOrigins: '*',
      logLevel: 'info',
      bodyLimit: 1_048_576,
      shutdownTimeout: 5_000,
    });
    expect(readConfig({ PORT: '', HOST: '', BODY_LIMIT: '', DATABASE_URL: '' })).toEqual(config);
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '::', { host: '::' }],
    ['BODY_LIMIT', '1kb', { bodyLimit: 1_024 }],
    ['BODY_LIMIT', '2048', { bodyLimit: 2_048 }],
    ['BODY_LIMIT', '100MB', { bodyLimit: 104_857_600 }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['IN_PROGRESS_TIMEOUT', '30', { inProgressTimeout: 30_000 }],
    ['SHUTDOWN_TIMEOUT', '0', { shutdownTimeout: 0 }],
    ['STREAM_LIMIT', '5', { streamLimit: 5 }],
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

  it.each([
    ['PORT', '65536'],
    ['PORT', '80.0'],
    ['PORT', ' 80'],
    ['PORT', '0x50'],
    ['BODY_LIMIT', '1023'],
    ['BODY_LIMIT', '101mb'],
    ['BODY_LIMIT', '1gb'],
    ['LOG_LEVEL', 'INFO'],
    ['IN_PROGRESS_TIMEOUT', '0'],
    ['SHUTDOWN_TIMEOUT', '-1'],
    ['STREAM_LIMIT', '0'],
    ['SHUTDOWN_TIMEOUT', '3601'],
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
});
