import type { HttpProblem } from './http-problem';

/** What a problem document needs to know of the request. */
export interface Request {
  readonly path: string;
  readonly id: string;
}

/** What was thrown, as a kind of problem. */
export type Recognised = Omit<HttpProblem, keyof Error> & {
  /** Code points of the content as it is stored. */
  readonly length?: number;
};
