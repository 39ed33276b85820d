import type { KeyedRow } from '../row';
import { models } from './models';

/** Every platform that is one row. */
export const rows: readonly KeyedRow[] = [...models];
