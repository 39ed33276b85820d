import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const Organizations = v.array(
  v.object({
    uuid: v.pipe(v.string(), v.nonEmpty()),
    name: v.nullish(v.string()),
    capabilities: v.array(v.string()),
  }),
);

const Wrapped = v.looseObject({ organizations: v.optional(Organizations) });

/**
 * GET /api/organizations: those of this login that can use the API. Which of several is in use is not said, so only a
 * single one is named as the account. Whoever is signed in may read it, so 401 and 403 mean the same.
 */
export function readOrganizations(answer: Answer): Findings {
  if (answer.status >= 400)
    refuse('signed-out', 'status', 'The Claude Console says that nobody is signed in.');
  const [first] = shaped(v.array(Wrapped), answer.json);
  const listed = first?.organizations ?? shaped(Organizations, answer.json);
  const accounts = listed
    .filter(({ capabilities }) => capabilities.includes('api'))
    .map(({ uuid, name }) => {
      const label = name?.trim();
      return { id: uuid, ...(label ? { label } : {}) };
    });
  const [only, another] = accounts;
  if (only === undefined)
    return refuse('not-on-plan', 'capabilities', 'No organisation of this login can use the API.');
  return another === undefined ? { accounts, account: only } : { accounts };
}
