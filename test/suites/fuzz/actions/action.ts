import type { Session } from '../run/session';

/** Something that a worker does in one step: a request, or some that belong together. */
export interface Action {
  readonly name: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** The operations that it knows; without them in the contract it is left out. */
  readonly needs: readonly string[];
  /** Whether no other worker may do anything meanwhile. */
  readonly alone?: true;
  readonly run: (session: Session) => Promise<void>;
}
