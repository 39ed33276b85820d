import type { ConversationProject } from '../entry';
import type { Rollup } from '../rollup';
import { type DaySpan, within } from './days';
import { type Measure, measureKey, measureOf } from './measure';
import { fromScaled, placesOf, toScaled } from './scaled';

/** What spends can be told apart by. */
export const dimensions = ['platform', 'model', 'feature', 'conversation', 'project'] as const;
export type Dimension = (typeof dimensions)[number];

/** Of them, those whose course over time can be shown: the others have too many values. */
export const stackDimensions = ['platform', 'model', 'feature'] as const;
export type StackDimension = (typeof stackDimensions)[number];

/** Which rows count. */
export interface Scope extends DaySpan {
  readonly platform?: string;
  readonly account?: string;
}

/** Amounts are exact decimals, in the measure's unit. */
export interface Total {
  readonly amount: string;
  /** The part of `amount` that the platform did not tell itself. */
  readonly estimated: string;
  readonly spends: number;
  /** Of the spends, those whose amount is not known: they are in no sum. */
  readonly uncounted: number;
}

/** The spends that have one value of a dimension in common. */
export interface Group extends Total {
  readonly key: string;
  /** The value itself: an id or a name; `''` where the spends don't tell. */
  readonly name: string;
  /** Absent where the dimension goes over platforms. */
  readonly platform?: string;
  /** For conversations. */
  readonly account?: string;
  /** Of a conversation: the projects that its spends belong to, by name; none at all is no project. */
  readonly projects?: readonly string[];
  /** Of the whole, 0 to 1. */
  readonly share: number;
}

/** All that there is to say about the spends of one measure. */
export interface MeasureSummary {
  readonly measure: Measure;
  /** Decimal places that are enough for all its amounts. */
  readonly places: number;
  readonly total: Total;
  /** The largest first. */
  readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
  /** day -> amount; days without a spend of known amount are absent. */
  readonly days: ReadonlyMap<string, string>;
  /** The key of a group -> day -> amount. */
  readonly daily: Readonly<Record<StackDimension, ReadonlyMap<string, ReadonlyMap<string, string>>>>;
}

/**
 * Sums up the rows in the scope, by measure and by each dimension, in one pass; the measure with the most spends
 * first. The order of the rows doesn't matter. `projects`: what the person said later about whole conversations,
 * which goes before what a row says.
 */
export function aggregate(
  rows: readonly Rollup[],
  scope: Scope,
  projects: readonly ConversationProject[] = [],
): readonly MeasureSummary[] {
  const projectOf = projectFinder(projects);
  const places = placesIn(rows);
  const measures = new Map<string, Sums>();
  for (const row of rows) {
    if (!inScope(row, scope)) continue;
    const key = measureKey(row);
    let sums = measures.get(key);
    if (sums === undefined) {
      sums = new Sums(measureOf(row), places);
      measures.set(key, sums);
    }
    sums.add(row, projectOf(row));
  }
  return [...measures.values()]
    .map((sums) => sums.summary())
    .sort((a, b) => b.total.spends - a.total.spends || compare(a.measure.key, b.measure.key));
}

export function inScope(row: { day: string; platform: string; account: string }, scope: Scope): boolean {
  return (
    within(row.day, scope) &&
    (scope.platform === undefined || row.platform === scope.platform) &&
    (scope.account === undefined || row.account === scope.account)
  );
}

type Where = Pick<Rollup, 'platform' | 'account' | 'conversation' | 'project'>;

/** The project of a row: its conversation's own, the latest that was said (of two at once as the ledger decides), else the row's. */
function projectFinder(projects: readonly ConversationProject[]): (row: Where) => string {
  const latest = new Map<string, ConversationProject>();
  for (const one of projects) {
    const key = conversationKey(one);
    const before = latest.get(key);
    if (before === undefined || before.at < one.at || (before.at === one.at && before.project < one.project))
      latest.set(key, one);
  }
  return (row) =>
    (row.conversation === '' || latest.size === 0 ? undefined : latest.get(conversationKey(row))?.project) ??
    row.project;
}

export function conversationKey(of: Pick<Rollup, 'platform' | 'account' | 'conversation'>): string {
  return `${of.platform}\n${of.account}\n${of.conversation}`;
}

function placesIn(rows: readonly Rollup[]): number {
  let places = 0;
  for (const { amount, estimated } of rows) places = Math.max(places, placesOf([amount, estimated]));
  return places;
}

/** A row with its amounts as whole numbers of the smallest place. */
interface ScaledRow {
  readonly day: string;
  readonly amount: bigint;
  readonly estimated: bigint;
  readonly spends: number;
  readonly uncounted: number;
}

/** The sums of one group while the rows go by. */
class Sum {
  amount = 0n;
  estimated = 0n;
  spends = 0;
  uncounted = 0;
  readonly days = new Map<string, bigint>();
  /** For conversations only. */
  readonly projects = new Set<string>();

  constructor(
    readonly first: Omit<Group, keyof Total | 'share' | 'projects'>,
    /** Whether the course over the days is wanted. */
    private readonly daily: boolean,
  ) {}

  add({ day, amount, estimated, spends, uncounted }: ScaledRow): void {
    this.amount += amount;
    if (estimated !== 0n) this.estimated += estimated;
    this.spends += spends;
    this.uncounted += uncounted;
    if (this.daily && spends !== uncounted) this.days.set(day, (this.days.get(day) ?? 0n) + amount);
  }
}

/** The sums of one measure while the rows go by. */
class Sums {
  private readonly total = new Sum({ key: '', name: '' }, true);
  private readonly groups: Record<Dimension, Map<string, Sum>> = {
    platform: new Map(),
    model: new Map(),
    feature: new Map(),
    conversation: new Map(),
    project: new Map(),
  };

  constructor(
    private readonly measure: Measure,
    private readonly places: number,
  ) {}

  add(row: Rollup, project: string): void {
    const { day, platform, account, model, feature, conversation, spends, uncounted } = row;
    const amount = toScaled(row.amount, this.places);
    const scaled = { day, amount, estimated: toScaled(row.estimated, this.places), spends, uncounted };
    const { groups } = this;
    this.total.add(scaled);
    (
      groups.platform.get(platform) ?? this.begin('platform', { key: platform, name: platform, platform })
    ).add(scaled);
    const modelKey = `${platform}\n${model}`;
    (groups.model.get(modelKey) ?? this.begin('model', { key: modelKey, name: model, platform })).add(scaled);
    const featureKey = `${platform}\n${feature}`;
    (
      groups.feature.get(featureKey) ?? this.begin('feature', { key: featureKey, name: feature, platform })
    ).add(scaled);
    (groups.project.get(project) ?? this.begin('project', { key: project, name: project })).add(scaled);
    const key = conversationKey(row);
    const talk =
      groups.conversation.get(key) ??
      this.begin('conversation', { key, name: conversation, platform, account });
    talk.add(scaled);
    if (project !== '') talk.projects.add(project);
  }

  summary(): MeasureSummary {
    const groupsOf = (dimension: Dimension) =>
      [...this.groups[dimension].values()]
        .sort(
          (a, b) => compare(b.amount, a.amount) || b.spends - a.spends || compare(a.first.key, b.first.key),
        )
        .map((sum) => ({
          ...sum.first,
          ...this.totalOf(sum),
          share: shareOf(sum.amount, this.total.amount),
          ...(dimension === 'conversation' ? { projects: [...sum.projects].sort() } : {}),
        }));
    // Groups of which no amount is known have no course.
    const courses = (dimension: StackDimension) =>
      new Map(
        [...this.groups[dimension]]
          .filter(([, { days }]) => days.size > 0)
          .map(([key, { days }]) => [key, this.decimals(days)]),
      );
    return {
      measure: this.measure,
      places: this.places,
      total: this.totalOf(this.total),
      groups: {
        platform: groupsOf('platform'),
        model: groupsOf('model'),
        feature: groupsOf('feature'),
        conversation: groupsOf('conversation'),
        project: groupsOf('project'),
      },
      days: this.decimals(this.total.days),
      daily: { platform: courses('platform'), model: courses('model'), feature: courses('feature') },
    };
  }

  private begin(dimension: Dimension, first: Sum['first']): Sum {
    const sum = new Sum(first, dimension !== 'conversation' && dimension !== 'project');
    this.groups[dimension].set(first.key, sum);
    return sum;
  }

  private totalOf({ amount, estimated, spends, uncounted }: Sum): Total {
    return {
      amount: fromScaled(amount, this.places),
      estimated: fromScaled(estimated, this.places),
      spends,
      uncounted,
    };
  }

  private decimals(sums: ReadonlyMap<string, bigint>): ReadonlyMap<string, string> {
    return new Map([...sums].map(([key, sum]) => [key, fromScaled(sum, this.places)]));
  }
}

/** To a ten-thousandth: enough for a percentage, and the same whatever the size of the sums. */
function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole) / 10_000;
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
