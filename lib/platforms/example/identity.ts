import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Organizations = v.array(v.object({ id: v.pipe(v.string(), v.minLength(1)), name: v.string() }));

/** GET /api/orgs: each organisation has credits of its own. The first is the one in use. */
export function readOrganizations(answer: Answer): Findings {
  const organizations = shaped(Organizations, answer.json);
  return { accounts: organizations.map(({ id, name }) => ({ id, label: name })) };
}
