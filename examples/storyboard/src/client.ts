import { createClient } from 'aldar-kose-client';

/** Whoever serves the page passes `/api` on to the server, so both have one origin. */
export const client = createClient({ baseUrl: window.location.origin });
