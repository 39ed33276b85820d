import * as v from 'valibot';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Projects = v.object({
  projects: v.optional(
    v.array(
      v.object({
        projectId: v.pipe(v.string(), v.regex(/^[a-z][\w.:-]{1,100}$/, 'a project id')),
        name: v.optional(v.string()),
        lifecycleState: v.string(),
      }),
    ),
    [],
  ),
});

/** GET /v1/projects: those that are in use, in Google's order. */
export const readProjects: Reader = (answer) => {
  const accounts = shaped(Projects, answer.json)
    .projects.filter(({ lifecycleState }) => lifecycleState === 'ACTIVE')
    .map(({ projectId, name }) => ({ id: projectId, label: name || projectId }));
  if (accounts.length === 0)
    return refuse('not-on-plan', 'projects', 'This sign-in sees no project that is in use.');
  return { accounts };
};
