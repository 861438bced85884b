import type { Reply, Request } from '../wire/request';

/** Something that is not as the contract or the model says. */
export interface Finding {
  readonly complaints: readonly string[];
  readonly request: Request | undefined;
  readonly reply: Reply | undefined;
  /** Which step it was. */
  readonly action: string;
  readonly seed: number;
  readonly worker: number;
  readonly step: number;
  /** The requests of this worker before it, the newest last. */
  readonly before: readonly string[];
}

/** Ends a step in which something was found. */
export class Found extends Error {
  constructor(
    readonly complaints: readonly string[],
    readonly request?: Request,
    readonly reply?: Reply,
  ) {
    super(complaints.join('; '));
  }
}

/** Findings, the same one kept once. */
export class Findings {
  readonly #byKind = new Map<string, { readonly first: Finding; count: number }>();

  /** @returns whether it is new. */
  add(finding: Finding): boolean {
    const kind = kindOf(finding);
    const known = this.#byKind.get(kind);
    if (known) known.count += 1;
    else this.#byKind.set(kind, { first: finding, count: 1 });
    return !known;
  }

  get kinds(): readonly { readonly first: Finding; readonly count: number }[] {
    return [...this.#byKind.values()];
  }
}

/** What is equal for findings that have the same cause, most likely. */
function kindOf({ complaints, request }: Finding): string {
  const cause = (complaints[0] ?? '')
    .replace(/["[{].*/s, '')
    .replace(/\d{4,}|[\da-f]{8}-[\da-f-]{27}/gi, '');
  return `${request?.operation?.id ?? request?.method ?? ''}: ${cause.slice(0, 120)}`;
}
