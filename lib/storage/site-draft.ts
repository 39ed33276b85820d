import * as v from 'valibot';
import { ExpressionError, parseExpression } from '../platforms/site/expression';
import {
  NO_POOL,
  SAME_ADDRESS,
  type SiteDraft,
  siteEntries,
  spendsElsewhere,
  spendsFromAPool,
} from './site-schema';

const expression = v.pipe(
  v.string(),
  v.trim(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    try {
      parseExpression(dataset.value);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      addIssue({ message: error.message });
    }
  }),
);

const { described, server } = siteEntries(expression);

/** A site as the form gives it, and as a file brings it: what is wrong with an expression is said beside its field. */
export const SiteDraftSchema: v.GenericSchema<unknown, SiteDraft> = v.pipe(
  v.variant('kind', [v.strictObject(described), v.strictObject(server)]),
  v.check((site) => spendsFromAPool(site), NO_POOL),
  v.check((site) => spendsElsewhere(site), SAME_ADDRESS),
);
