import { createClient } from 'aldar-kose-client';

/** Whoever serves the page passes `/api` on to the server, so the page's own origin is where the API is. */
export const client = createClient();
