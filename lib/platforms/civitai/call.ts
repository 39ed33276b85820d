import type { Task } from '../../core/quote/task';
import type { Json } from '../../wire/json';
import type { Findings } from '../platform';

/** One answered call of a request. */
export interface Answered {
  /** `result.data.json` of it. */
  readonly data: Json | undefined;
  /** Where that is, for the names of failures. */
  readonly place: string;
  /** What the call is for, where it has a task. */
  readonly task?: Task;
  /** When the request was sent, ms since the epoch. */
  readonly at: number;
}

export type CallReader = (call: Answered) => Findings;
