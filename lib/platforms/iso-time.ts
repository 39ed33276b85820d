import * as v from 'valibot';
import { instant } from './time';

/** An ISO 8601 time, as ms since the epoch: see {@link instant}. */
export const IsoTime = v.pipe(v.string(), v.transform(instant), v.number('an ISO 8601 time'));
