import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from 'aldar-kose-client';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startServer, type ServerProcess } from '../../../../test/support/server-process.js';
import { ROOT } from '../../start/build';
import { servePage, type PageServer } from '../../start/serve-page';
import { PATIENCE } from './browser';
import { Complaints } from './complaints';

/** The server as it was built. */
const MAIN = join(ROOT, 'dist', 'main.js');

/** A real server, the built page, and browsers that look at it. */
export class Stage {
  readonly complaints = new Complaints();
  readonly #contexts: BrowserContext[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
    private current: ServerProcess,
    private readonly page: PageServer,
    /** Speaks to the server past the page. */
    readonly client: Client,
  ) {}

  static async open(browser: Browser): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'aldar-example-'));
    const server = await startServer(settingsOf(folder), MAIN);
    const page = await servePage(server.url, 0);
    return new Stage(browser, folder, server, page, createClient({ baseUrl: server.url }));
  }

  /** Where the page is. */
  get url(): string {
    return this.page.url;
  }

  get server(): string {
    return this.current.url;
  }

  /** A browser of its own; its tabs share connections and settings. */
  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    this.complaints.listen(context);
    this.#contexts.push(context);
    return context;
  }

  /** A tab that shows a chat, or a new one. */
  async tab(context: BrowserContext, chatId?: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(chatId === undefined ? this.url : `${this.url}/#/chats/${chatId}`);
    return page;
  }

  /** Takes the network away from a browser: nothing new gets through, and what is open breaks off. */
  async cutOff(context: BrowserContext): Promise<void> {
    await context.setOffline(true);
    this.page.cut();
  }

  /** Kills the server; `restart` starts it again, on the same port and file. */
  async kill(): Promise<void> {
    await this.current.stop('SIGKILL');
  }

  async restart(): Promise<void> {
    const { port } = new URL(this.current.url);
    this.current = await startServer({ ...settingsOf(this.folder), PORT: port }, MAIN);
  }

  /** Closes the browsers, between two scenes. */
  async clear(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.page.close();
    await this.current.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function settingsOf(folder: string): Record<string, string> {
  return { DATABASE_URL: `sqlite:${folder}/app.db`, LOG_LEVEL: 'info' };
}
