import type { BrowserContext } from 'playwright-core';

/** What the browsers complain about: errors and warnings on the console, and requests that failed. */
export class Complaints {
  #found: string[] = [];
  #outage = false;
  #allowed = new Set<string>();

  listen(context: BrowserContext): void {
    context.on('weberror', (error) =>
      this.#found.push(error.error().stack ?? String(error.error())),
    );
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // The browser itself notes each request that fails on the console.
      if (this.#outage && message.text().startsWith('Failed to load resource')) return;
      if ([...this.#allowed].some((text) => message.text().includes(text))) return;
      this.#found.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      const left = reason === 'net::ERR_ABORTED' && request.url().includes('/events');
      if (!this.#outage && !left) this.#found.push(`failed: ${request.url()} ${reason}`);
    });
  }

  /** For as long as the work takes, requests may fail. */
  async duringOutage(work: () => Promise<unknown>): Promise<void> {
    this.#outage = true;
    try {
      await work();
    } finally {
      this.#outage = false;
    }
  }

  /** What the console may say in this scene. */
  allow(text: string): void {
    this.#allowed.add(text);
  }

  get found(): readonly string[] {
    return this.#found;
  }

  /** @throws Error where there are any */
  check(): void {
    if (this.#found.length > 0) throw new Error('The browser complains.');
  }

  /** Begins anew, for another scene. */
  forget(): void {
    this.#found = [];
    this.#allowed.clear();
  }
}
