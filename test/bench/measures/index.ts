import type { Measure } from '../measure';
import { pageLoad } from './page-load';
import { popupForty, popupFour } from './popup';
import { calls, requests } from './requests';
import { burstByReader, burstByText, paced } from './stream';
import { worker } from './worker';

/** All that the bench measures, in the order of its table. */
export const measures: readonly Measure[] = [
  pageLoad,
  burstByReader,
  burstByText,
  paced,
  requests,
  calls,
  popupFour,
  popupForty,
  worker,
];
