import type { FieldProblem } from '../../lib/messages';
import type { DescribedSite, SitePool, TimeForm } from '../../lib/platforms/site/site';
import { SiteDraftSchema } from '../../lib/storage/site-draft';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { type Checked, checkForm, numberOf } from '../settings/check-form';
import { numberText, type ParsedNumber, parseNumber } from '../settings/parse-number';
import { OTHER_UNIT, unitChoices, unitTyped } from '../settings/units';

/** What the form for a described site holds: all text, as typed. */
export interface SiteForm {
  readonly name: string;
  readonly home: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body: string;
  readonly by: DescribedSite['request']['by'];
  /** Where a key goes. */
  readonly keyIn: 'bearer' | 'header' | 'query';
  /** Of the header or parameter. */
  readonly keyName: string;
  readonly pools: readonly PoolForm[];
  /** What the form has no field for, kept as it came: headers, and what a task takes. */
  readonly rest: Pick<DescribedSite, 'spend'> & { readonly headers?: DescribedSite['request']['headers'] };
}

export interface PoolForm {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** Where `unit` is {@link OTHER_UNIT}. */
  readonly otherUnit: string;
  readonly remaining: string;
  readonly limit: string;
  readonly used: string;
  readonly times: string;
  readonly resetsAt: string;
  readonly resetsIn: TimeForm;
}

export function newPool(id: string): PoolForm {
  const nothing = { otherUnit: '', remaining: '', limit: '', used: '', times: '', resetsAt: '' };
  return { ...nothing, id, label: 'Credits', unit: 'credit', resetsIn: 'iso' };
}

export const newSite: SiteForm = {
  name: '',
  home: '',
  method: 'GET',
  url: '',
  body: '',
  by: 'session',
  keyIn: 'bearer',
  keyName: '',
  pools: [newPool('left')],
  rest: {},
};

/** The form for a site that is there, or that a file brought. */
export function siteForm({ name, home, request, pools, spend }: Omit<DescribedSite, 'id'>): SiteForm {
  const { method, url, body = '', by, sent, headers } = request;
  return {
    ...{ name, home, method, url, body, by },
    ...(sent === undefined
      ? { keyIn: 'bearer', keyName: '' }
      : 'header' in sent
        ? { keyIn: 'header', keyName: sent.header }
        : { keyIn: 'query', keyName: sent.query }),
    pools: pools.map(poolForm),
    rest: { ...(spend === undefined ? {} : { spend }), ...(headers === undefined ? {} : { headers }) },
  };
}

function poolForm({
  id,
  label,
  unit,
  remaining = '',
  limit = '',
  used = '',
  times,
  resetsAt,
}: SitePool): PoolForm {
  const known = unitChoices.includes(unit);
  return {
    ...{ id, label, remaining, limit, used },
    unit: known ? unit : OTHER_UNIT,
    otherUnit: known ? '' : unit,
    times: times === undefined ? '' : numberText(times),
    resetsAt: resetsAt?.at ?? '',
    resetsIn: resetsAt?.in ?? 'iso',
  };
}

/** The site that the form describes, or what is wrong with which field (by its dot path in the draft). */
export function checkSite(form: SiteForm): Checked<SiteDraft> {
  const times = Object.fromEntries(
    form.pools.flatMap(({ times: typed }, index): [string, ParsedNumber][] =>
      typed.trim() === '' ? [] : [[`pools.${index}.times`, parseNumber(typed)]],
    ),
  );
  return checkForm(SiteDraftSchema, draftOf(form), times);
}

function draftOf(form: SiteForm) {
  const { name, home, method, url, body, by, rest } = form;
  const sent = sentOf(form);
  // A number that was removed takes what spends from it along.
  const spend = form.pools.some(({ id }) => id === rest.spend?.pool) ? rest.spend : undefined;
  return {
    kind: 'described',
    ...{ name, home },
    request: {
      ...{ method, url, by },
      ...(method === 'POST' && body.trim() !== '' ? { body } : {}),
      ...(rest.headers === undefined ? {} : { headers: rest.headers }),
      ...(by === 'key' && sent !== undefined ? { sent } : {}),
    },
    pools: form.pools.map(poolDraft),
    ...(spend === undefined ? {} : { spend }),
  };
}

function sentOf({ keyIn, keyName }: SiteForm) {
  if (keyIn === 'bearer') return undefined;
  return keyIn === 'header' ? { header: keyName.trim() } : { query: keyName.trim() };
}

function poolDraft({ id, label, unit, otherUnit, times, resetsAt, resetsIn, ...places }: PoolForm) {
  const told = Object.entries(places).filter(([, text]) => text.trim() !== '');
  return {
    ...{ id, label },
    unit: unit === OTHER_UNIT ? unitTyped(otherUnit) : unit,
    ...Object.fromEntries(told),
    ...(times.trim() === '' ? {} : { times: numberOf(parseNumber(times)) }),
    ...(resetsAt.trim() === '' ? {} : { resetsAt: { at: resetsAt, in: resetsIn } }),
  };
}

/** The fields that the form shows, by their dot path in the draft. */
export function siteFields({ pools }: Pick<SiteForm, 'pools'>): readonly string[] {
  const own = [
    'name',
    'home',
    'request.url',
    'request.body',
    'request.sent',
    'request.sent.header',
    'request.sent.query',
  ];
  const each = ['label', 'unit', 'remaining', 'limit', 'used', 'times', 'resetsAt.at'];
  return [...own, ...pools.flatMap((_, index) => each.map((field) => `pools.${index}.${field}`))];
}

/** What stands for a whole pool goes beside its first field. */
export function withPoolProblems(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.map((problem) =>
    /^pools\.\d+$/.test(problem.field) ? { ...problem, field: `${problem.field}.remaining` } : problem,
  );
}
