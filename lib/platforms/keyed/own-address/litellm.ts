import type { KeyedPool, KeyedRow } from '../row';
import { anyKeyOf, ownLinks } from '../rows/shared';

/** What stands at `place`: of a key, a user or a team. A budget that resets is at its limit again then. */
function budget(id: string, label: string, place: string): KeyedPool {
  return {
    ...{ id, label, unit: 'USD' },
    limit: { at: `${place}max_budget`, optional: true },
    used: { at: `${place}spend`, optional: true },
    resetsAt: { at: `${place}budget_reset_at`, in: 'iso' },
    refills: true,
  };
}

/**
 * A LiteLLM proxy of somebody's own. A key may read itself, its user and its team; where it has a team, only the team's
 * budget counts, and the user's is shown beside it. `origin` without `/v1`.
 */
export function liteLlm(origin: string, id: string, name: string): KeyedRow {
  return {
    id,
    name,
    glyph: 'LL',
    confidence: 'high',
    source:
      'BerriAI/litellm @00025c84 internal_user_endpoints.py; docs.litellm.ai, "Budgets"; steipete/CodexBar docs/litellm.md',
    key: {
      kind: 'inference',
      pattern: anyKeyOf('A-Za-z0-9_-', 8),
      example: 'sk-0123456789abcdefghijkl',
      help: 'Any virtual key shows its own budget, and those of its user and team. It can also make requests that cost money. The master key can do everything: use a virtual key.',
    },
    first: {
      id: 'key',
      url: `${origin}/key/info`,
      accounts: {
        ...{ id: 'info.key_name', label: 'info.key_alias' },
        also: { user: 'info.user_id', team: 'info.team_id' },
      },
      none: 'The proxy knows no such key.',
      // With the key, what it has left is gone.
      pools: [
        {
          ...budget('key', 'Budget of this key', 'info.'),
          expiresAt: { at: 'info.expires', in: 'iso' },
        },
      ],
    },
    asks: [
      {
        id: 'team',
        url: `${origin}/team/info?team_id={team}`,
        pools: [budget('team', 'Budget of the team', 'team_info.')],
      },
      {
        id: 'user',
        url: `${origin}/user/info?user_id={user}`,
        pools: [budget('user', 'Budget of the user', 'user_info.')],
      },
    ],
    links: ownLinks(origin, `${origin}/ui`),
  };
}
