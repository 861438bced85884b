import * as pg from 'pg';

/** Milliseconds that a server has to answer a goodbye. */
const GOODBYE = 1_000;

/**
 * After a fail-over the server at the other end may only read for as long as
 * this connection lasts (25006); a new one leads to whichever takes writes now.
 */
const isUseless = (error: Error & { code?: string }) =>
  error.message === 'Query read timeout' || error.code === '25006';

type Callback = (error: Error | null, result?: unknown) => void;

/** A connection that may be lost, or fall silent, at any time without harm to the process. */
export class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // Sequelize listens only once it is connected; an error that nobody hears ends the process.
    this.on('error', () => undefined);
  }

  /**
   * A statement that got no answer in time gets none: what follows it, such as a
   * ROLLBACK, need not wait as well. Sequelize prepares a new connection without
   * a callback, and forgets to close it when that fails.
   */
  override query(...given: unknown[]): never {
    const callback = given.at(-1);
    if (typeof callback !== 'function') {
      const result = super.query(...(given as [string]));
      result.catch(() => this.#cut());
      return result as never;
    }
    const told: Callback = (error, result) => {
      if (error && isUseless(error)) this.#cut();
      (callback as Callback)(error, result);
    };
    return super.query(...([...given.slice(0, -1), told] as unknown as [string])) as never;
  }

  /** Does not wait for a server that hangs. */
  override end(callback?: unknown): never {
    const late = setTimeout(() => this.#cut(), GOODBYE).unref();
    this.once('end', () => clearTimeout(late));
    const end = super.end.bind(this) as unknown as (callback: unknown) => never;
    return end(callback);
  }

  #cut(): void {
    this.connection.stream.destroy();
  }
}

/** One that sends a statement without waiting for the answer to the one before. */
export class PipelinedClient extends Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true });
  }
}
