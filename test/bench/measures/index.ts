import type { Measure } from '../measure';
import type { ExtensionSide } from '../side';
import { drawnAnswer } from './answer';
import { unwatchedDownload, watchedDownload } from './download';
import { appLoad, pageLoad, pageLoadWithPreview } from './page-load';
import { popupForty, popupFour } from './popup';
import { calls, requests } from './requests';
import { burstByPipe, burstByReader, burstByText, paced } from './stream';
import { worker } from './worker';

/** What a page of a platform pays, in the order of its table. */
export const pageMeasures: readonly Measure[] = [
  pageLoad,
  pageLoadWithPreview,
  appLoad,
  burstByReader,
  burstByPipe,
  burstByText,
  paced,
  requests,
  calls,
  unwatchedDownload,
  watchedDownload,
  drawnAnswer,
];

/** What the extension itself takes: there is none of it without one. */
export const popupMeasures: readonly Measure<Measure['figures'], ExtensionSide>[] = [
  popupFour,
  popupForty,
  worker,
];
