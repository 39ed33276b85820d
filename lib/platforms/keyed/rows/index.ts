import type { KeyedRow } from '../row';
import { codingPlans } from './coding-plans';
import { gateways } from './gateways';
import { media } from './media';
import { models } from './models';
import { organisations } from './organisations';
import { voices } from './voices';
import { web } from './web';

/** Every platform that is one row. */
export const rows: readonly KeyedRow[] = [
  ...models,
  ...organisations,
  ...gateways,
  ...codingPlans,
  ...media,
  ...voices,
  ...web,
];
