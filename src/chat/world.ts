/** What comes in from outside and a test can fix. */
export interface World {
  /** The time now. */
  readonly clock: () => Date;
  /** A new UUID, later ones greater (RFC 9562, version 7). */
  readonly newId: () => string;
}
