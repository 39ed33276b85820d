import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

/** The workspace that the URL names: credits are its own, so it is the account. */
export function workspaceOf(answer: Answer): Account {
  const { org } = answer.params;
  return org === undefined ? refuse('changed-shape', 'url', 'The URL names no workspace.') : { id: org };
}

const Workspaces = v.object({
  workspaces: v.array(
    v.object({
      id: v.pipe(v.string(), v.minLength(1)),
      name: v.nullish(v.string()),
      plan: v.nullish(v.string()),
    }),
  ),
});

/** GET /user/workspaces: all workspaces of this sign-in. Which of them is in use it does not say, unless there is one. */
export function readWorkspaces(answer: Answer): Findings {
  const accounts = shaped(Workspaces, answer.json).workspaces.map(({ id, name, plan: code }): Account => {
    const plan = planName(code);
    return { id, ...(name ? { label: name } : {}), ...(plan === undefined ? {} : { plan }) };
  });
  const [only, another] = accounts;
  return { accounts, ...(only === undefined || another !== undefined ? {} : { account: only }) };
}

/** Plans are told by codes: `free`, `lite`, `pro_0`, `pro_1`, `ktlo_2`. What their number stands for is not known. */
function planName(code: string | null | undefined): string | undefined {
  const name = code?.replace(/_\d+$/, '').replaceAll('_', ' ').trim();
  return name ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : undefined;
}
