/** What runs through PgBouncer where nothing else is asked for. */
export const CORE = ['test/operations', 'test/idempotency', 'test/journeys', 'test/storage'];

/** What cannot pass through it, by its nature. */
export const LEFT_OUT: readonly { readonly path: string; readonly why: string }[] = [];
