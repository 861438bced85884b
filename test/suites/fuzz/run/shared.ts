import type { Model } from '../model/model';
import { Gate } from './gate';
import { Line } from '../../../support/line';

/** What the workers of a run have together. */
export class Shared {
  readonly line = new Line();
  readonly gate = new Gate();
  /** What each of them has made. */
  readonly models: Model[] = [];
}
