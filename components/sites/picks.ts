import type { PoolReading } from '../../lib/core/reading';
import type { Candidate, Role } from '../../lib/platforms/site/candidates';
import { jsonOf } from '../../lib/platforms/site/json-of';
import type { Sighting } from '../../lib/platforms/site/sighting';
import type { DescribedSite } from '../../lib/platforms/site/site';
import { BALANCE, describedPlatform } from '../../lib/platforms/site/site-platform';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { withoutQuery } from '../../lib/wire/observation';

/** What the person says that a number is. */
export type Picks = Readonly<Record<string, Role>>;

export function keyOf({ method, url, place }: Candidate): string {
  return `${method} ${url} ${place}`;
}

/** The first candidate for what is left, or used, with what its own answer tells beside it, and a cost that is as good as sure. */
export function suggestedPicks(candidates: readonly Candidate[]): Picks {
  const sure = candidates.filter(({ confidence }) => confidence !== 'low');
  const main = sure.find(({ role }) => role === 'left') ?? sure.find(({ role }) => role === 'used');
  if (main === undefined) return {};
  const beside = (role: Role) => sure.find((one) => one.role === role && isBeside(one, main));
  const cost = candidates.find(({ role, confidence }) => role === 'cost' && confidence === 'high');
  const chosen = [main, beside('limit'), beside('used'), beside('resets'), cost];
  return Object.fromEntries(chosen.flatMap((one) => (one === undefined ? [] : [[keyOf(one), one.role]])));
}

/** With one more pick: each role is one number's, and all but what a task takes are of one answer. */
export function withPick(
  picks: Picks,
  candidates: readonly Candidate[],
  of: Candidate,
  role: Role | '',
): Picks {
  const others = candidates.filter((one) => {
    const before = picks[keyOf(one)];
    if (before === undefined || one === of) return false;
    if (role === '') return true;
    if (before === role) return false;
    return role === 'cost' || before === 'cost' || isBeside(one, of);
  });
  const kept = Object.fromEntries(others.map((one) => [keyOf(one), picks[keyOf(one)] as Role]));
  return role === '' ? kept : { ...kept, [keyOf(of)]: role };
}

function isBeside(a: Candidate, b: Candidate): boolean {
  return a.method === b.method && a.url === b.url;
}

/** What was picked for a role. */
export function picked(picks: Picks, candidates: readonly Candidate[], role: Role): Candidate | undefined {
  return candidates.find((one) => picks[keyOf(one)] === role);
}

export interface PointedSite {
  readonly name: string;
  readonly home: string;
  readonly label: string;
  readonly unit: string;
  readonly times?: number;
}

/** The site that the picks describe; undefined until what is left, or what is used, is picked. */
export function draftOfPicks(
  site: PointedSite,
  picks: Picks,
  candidates: readonly Candidate[],
): Omit<DescribedSite, 'id'> | undefined {
  const { name, home, label, unit, times } = site;
  const of = (role: Role) => picked(picks, candidates, role);
  const main = of('left') ?? of('used');
  if (main === undefined) return undefined;
  const place = (role: Role) => of(role)?.place;
  const [remaining, limit, used, resets] = [place('left'), place('limit'), place('used'), of('resets')];
  const scaled = times === undefined ? {} : { times };
  const cost = of('cost');
  // Only what reads may be asked by us, and another host's needs an access that was not given.
  const isOwn = main.method === 'GET' && new URL(main.url).origin === new URL(home).origin;
  return {
    kind: 'described',
    name,
    home,
    request: {
      method: main.method === 'POST' ? 'POST' : 'GET',
      url: main.url,
      by: isOwn ? 'session' : 'page',
    },
    pools: [
      {
        ...{ id: 'left', label, unit },
        ...(remaining === undefined ? {} : { remaining }),
        ...(limit === undefined ? {} : { limit }),
        ...(used === undefined ? {} : { used }),
        ...scaled,
        ...(resets?.form === undefined ? {} : { resetsAt: { at: resets.place, in: resets.form } }),
      },
    ],
    ...(cost === undefined || !isSending(cost.method) || isBesideMain(cost, main)
      ? {}
      : {
          spend: {
            ...{ method: cost.method, url: withoutQuery(cost.url), amount: cost.place, pool: 'left' },
            ...scaled,
          },
        }),
  };
}

/** Which of the two an answer of that address is can't be told. */
function isBesideMain(cost: Candidate, main: Candidate): boolean {
  return cost.method === main.method && withoutQuery(cost.url) === withoutQuery(main.url);
}

function isSending(method: string): method is 'POST' | 'PUT' | 'PATCH' {
  return ['POST', 'PUT', 'PATCH'].includes(method);
}

/** What the site would tell now, by its last answer at the draft's address; empty where that can't be read. */
export function previewOf(
  draft: SiteDraft,
  sightings: readonly Sighting[],
  now: number,
): readonly PoolReading[] {
  if (draft.kind === 'server') return [];
  const { method, url } = draft.request;
  const last = sightings.findLast((one) => one.method === method && one.url === url);
  if (last === undefined) return [];
  const { readers } = describedPlatform({ ...draft, id: 'site-preview' });
  try {
    const request = { headers: {}, query: {} };
    const answer = { status: 200, params: {}, request, json: jsonOf(last.numbers), at: last.at, now };
    return readers[BALANCE]?.(answer).pools ?? [];
  } catch {
    // What was picked is no number in its last answer: the form says so when it is saved.
    return [];
  }
}
