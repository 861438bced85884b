import type { Findings } from './check';

/** What a fault did and what came of it. */
export class Report {
  /** Short texts with figures, for the column "done". */
  readonly figures: string[] = [];
  /** Why it failed; empty when everything held. */
  readonly failures: string[] = [];
  /** Why it could not be tried here. */
  skipped: string | undefined;
  /** What was found in the database at the end; undefined when it never came to that. */
  findings: Findings | undefined;

  constructor(
    readonly fault: string,
    /** Whether speed is judged, and not only told: what else a machine does makes everything slower. */
    private readonly judgesSpeed: boolean,
  ) {}

  expect(held: boolean, complaint: string): void {
    if (!held) this.failures.push(complaint);
  }

  /** As `expect`, for what a slower machine would not hold. */
  expectSpeed(held: boolean, complaint: string): void {
    if (this.judgesSpeed) this.expect(held, complaint);
  }

  /**
   * Notes a time, and that it must not be longer than a limit; both in milliseconds.
   * What has never come to be is a failure on every machine.
   */
  time(what: string, took: number, limit: number): void {
    this.figures.push(`${what} ${Math.round(took)} ms`);
    this.expect(Number.isFinite(took), `${what}: never`);
    this.expectSpeed(took <= limit, `${what}: ${Math.round(took)} ms, more than ${limit} ms`);
  }

  found(findings: Findings): void {
    this.findings = findings;
    const { lost, doubled, gaps, strangers, wrong, integrity } = findings;
    for (const [count, what] of [
      [lost, 'acknowledged and not stored as acknowledged'],
      [doubled, 'stored more than once'],
      [gaps, 'gaps in a sequence, or counts that are wrong'],
      [strangers, 'stored though refused or never sent'],
    ] as const)
      this.expect(count === 0, `${count} ${what}`);
    for (const complaint of wrong) this.expect(false, complaint);
    this.expect(integrity === 'ok', `integrity: ${integrity}`);
  }

  get verdict(): 'ok' | 'FAILED' | 'SKIPPED' {
    if (this.failures.length > 0) return 'FAILED';
    return this.skipped === undefined ? 'ok' : 'SKIPPED';
  }
}
