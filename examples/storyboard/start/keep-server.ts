import { startServer, type Server } from './server';

/** A server that is started again whenever it ends without being asked to. */
export class KeptServer {
  #stopped = false;

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly tell: (line: string) => void,
    private current: Server,
  ) {}

  /** @param tell is told when it was started again. */
  static async start(
    env: Readonly<Record<string, string>>,
    tell: (line: string) => void,
  ): Promise<KeptServer> {
    return new KeptServer(env, tell, await startServer(env));
  }

  get url(): string {
    return this.current.url;
  }

  get pid(): number {
    return this.current.pid;
  }

  /** Resolves when it has ended after `stop`. */
  async keep(): Promise<void> {
    const { port } = new URL(this.url);
    for (;;) {
      await this.current.ended;
      if (this.#stopped) return;
      this.current = await startServer({ ...this.env, PORT: port });
      this.tell(`The server had ended, and runs again as process ${this.pid}.`);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.current.stop();
  }
}
