/** Whom a request is from. */
export interface Identity {
  /** Whose chats it is about. */
  readonly owner: string;
  /** When what proves it is void; undefined where it never is. */
  readonly until?: Date | undefined;
}

/** Tells whom a bearer token names. */
export interface Authenticator {
  /**
   * @returns undefined where the token is none of its own.
   * @throws Unauthorized when it is one of its own and no good; Unavailable when that cannot be told now.
   */
  identify(token: string): Promise<Identity | undefined> | Identity | undefined;
}

/** The request has no token, or none that is any good (RFC 6750, section 3). */
export class Unauthorized extends Error {
  /** @param reason why the token is no good; undefined where there is none. */
  constructor(readonly reason?: string) {
    super(reason ?? 'There is no bearer token.');
    this.name = 'Unauthorized';
  }
}
