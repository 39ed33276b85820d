import type { Store } from '../storage/store';
import type { Windows } from '../windows';
import type { AfterSpend } from './after-spend';
import type { Refresher } from './refresh';

/** What the background has of ordinary or of private windows. The two never share anything but the settings. */
export interface Side {
  readonly windows: Windows;
  readonly store: Store;
  readonly refresher: Refresher;
  readonly afterSpend: AfterSpend;
  /** platform -> what its pages were last told, to tell them only what is new. */
  readonly told: Map<string, string>;
  /** Platforms whose sign-in was asked for since this worker started, because a page spoke of an unknown account. */
  readonly introduced: Set<string>;
}
