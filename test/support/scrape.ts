import { setTimeout as wait } from 'node:timers/promises';
import type { TestApp } from './app';
import { samplesIn, type Sample } from './samples';

export const REQUESTS = 'aldar_kose_http_requests_total';
export const SECONDS = 'aldar_kose_http_request_duration_seconds';
export const WAITING = 'aldar_kose_write_queue_waiting';

type Scraped = Pick<TestApp, 'api'>;

/** What an app measures, now. */
export async function scrape({ api }: Scraped): Promise<Sample[]> {
  return samplesIn((await api.get('/metrics').expect(200)).text);
}

/**
 * What an app measures once something has come to be: a reply is counted when
 * it is over, which its reader may learn of a little earlier. What never comes to be
 * ends with the time that a test has.
 */
export async function scrapeUntil(
  app: Scraped,
  holds: (samples: readonly Sample[]) => boolean,
): Promise<Sample[]> {
  for (;;) {
    const samples = await scrape(app);
    if (holds(samples)) return samples;
    await wait(20);
  }
}
