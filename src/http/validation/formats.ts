/** A UUID in either case; the usual check lets `urn:uuid:…` through, which PostgreSQL refuses. */
export const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
