import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from '../../support/server-process';
import { OpenStream } from './open-stream';

/** Streams that are being opened at the same moment. */
const AT_ONCE = 100;
/** Milliseconds in which a stream has to hear of a change, be it ever so late. */
const PATIENCE = 60_000;

/** How the streams were let go; times are in milliseconds from the signal. */
export interface LetGo {
  readonly code: number | NodeJS.Signals;
  readonly exited: number;
  /** When the last stream had ended. */
  readonly ended: number;
  /** Streams that were cut off instead. */
  readonly cutOff: number;
}

/** Many who follow on one server. */
export class Crowd {
  private constructor(
    private readonly server: ServerProcess,
    private readonly streams: readonly OpenStream[],
  ) {}

  /** Opens streams, as many of each path. */
  static async open(server: ServerProcess, paths: readonly string[], count: number) {
    const streams: OpenStream[] = [];
    let left = count;
    const opener = async () => {
      while (left > 0) {
        left -= 1;
        streams.push(await OpenStream.open(server.url + paths[left % paths.length]!));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, opener));
    return new Crowd(server, streams);
  }

  /** Resolves with the moment when the last stream had heard of a change. */
  async heard(revision: number): Promise<number> {
    const begun = performance.now();
    while (this.streams.some(({ id }) => id < revision)) {
      if (performance.now() - begun > PATIENCE)
        throw new Error(`not every stream has heard of ${revision} in ${PATIENCE} ms`);
      await wait(5);
    }
    return Math.max(...this.streams.map(({ arrivedAt }) => arrivedAt));
  }

  /** Ends the server. */
  async letGo(): Promise<LetGo> {
    const begun = performance.now();
    const exit = this.server.stop('SIGTERM').then((code) => [code, performance.now()] as const);
    const ends = await Promise.allSettled(this.streams.map(({ ended }) => ended));
    const [code, exited] = await exit;
    const times = ends.filter((end) => end.status === 'fulfilled').map(({ value }) => value);
    return {
      code,
      exited: exited - begun,
      ended: Math.max(begun, ...times) - begun,
      cutOff: ends.length - times.length,
    };
  }
}
