import { useMemo } from 'react';
import type { Advice } from '../../lib/core/advisor/advice';
import { advise } from '../../lib/core/advisor/advise';
import { aggregate, type Group, type MeasureSummary } from '../../lib/core/insights/aggregate';
import { within } from '../../lib/core/insights/days';
import { moneyByPlatform } from '../../lib/core/insights/money-by-platform';
import { measuredUse, type PoolHistory } from '../../lib/core/insights/pool-use';
import { quoteScores, surprisesOf } from '../../lib/core/insights/quotes';
import { dayOf, startOfDay } from '../../lib/core/renewal/calendar';
import type { Done } from '../../lib/messages';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import { grantGroups } from '../../lib/storage/grant-groups';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import { pricingOf } from '../../lib/storage/pricing';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { AdvisorSection } from './advisor-section';
import { BudgetsSection } from './budgets-section';
import { BurnDownSection } from './burn-down-section';
import { CalendarSection } from './calendar-section';
import { DayWindow } from './day-window';
import { FilterBar } from './filter-bar';
import type { Filters } from './filters';
import { GroupSection, type GroupSectionProps } from './group-section';
import { HoursSection } from './hours-section';
import { priceRows } from './learned-prices';
import { MoneySection } from './money-section';
import { measureName, namesOf } from './names';
import { ownedOf, poolsOf, questionOf, type ShownPool } from './pools';
import { PricesSection } from './prices-section';
import { ProjectOf } from './project-form';
import { ownedChecks } from './quote-checks';
import { QuotesSection } from './quotes-section';
import { SpendSection } from './spend-section';
import { SurprisesSection } from './surprises-section';
import { useBudgets } from './use-budgets';
import { type Conversations, useConversations } from './use-conversations';
import { type LedgerView, useLedger } from './use-ledger';
import { type PoolOutlook, useOutlook } from './use-outlook';
import type { Read } from './use-read';
import { countWords, spanWords, uncountedWords } from './words';

/** One conversation of one account. */
export interface ConversationKey {
  readonly platform: string;
  readonly account: string;
  readonly conversation: string;
}

/** What the page can do to the world: given by main.tsx, or by a test. */
export interface InsightsActions {
  /** `''`: none. Changes the ledger, which the page then reads anew. */
  readonly setProject: (of: ConversationKey, project: string) => Promise<Done>;
  readonly download: (name: string, text: string) => void;
}

export interface InsightsPageProps {
  /** Undefined until storage has been read. */
  readonly state: State | undefined;
  readonly reader: LedgerReader;
  /** Another number whenever the ledger has changed. */
  readonly stamp: number;
  readonly platforms: readonly DetailedPlatform[];
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  /** When the ledger was last looked at (ms since the epoch). */
  readonly now: number;
  /** The person's own time zone, an IANA name. */
  readonly zone: string;
  readonly actions: InsightsActions;
}

/** In the order of reading: the first column of a wide page, then the second. */
const groupTitles = {
  platform: 'By platform',
  feature: 'By feature',
  project: 'By project',
  model: 'By model',
  conversation: 'By conversation',
} as const;
const groupOrder = ['platform', 'feature', 'project', 'model', 'conversation'] as const;

/** Where the credit goes: everything follows from the ledger and the filters. */
export function InsightsPage(props: InsightsPageProps) {
  const { reader, stamp, filters, now, zone, state } = props;
  const today = dayOf(now, zone);
  const { ledger, retry } = useLedger(reader, filters.range, today, stamp);
  const { view } = ledger;
  return (
    <div className="insights" aria-busy={ledger.status === 'reading'}>
      <header>
        <h1>Credit Gauge insights</h1>
      </header>
      <main>
        {ledger.status === 'failed' && (
          <div className="notice" role="alert">
            <p>
              {ledger.reason ?? 'The history could not be read.'} Close other tabs of this extension, see that
              the disk has room, and try again. {view !== undefined && 'What is shown was read before.'}
            </p>
            <Button icon="refresh" onClick={retry}>
              Try again
            </Button>
          </div>
        )}
        {state === undefined || (view === undefined && ledger.status === 'reading') ? (
          <p className="nothing" role="status">
            Reading your history…
          </p>
        ) : (
          view !== undefined && <Content {...props} state={state} view={view} today={today} />
        )}
      </main>
    </div>
  );
}

interface ContentProps extends InsightsPageProps {
  readonly state: State;
  readonly view: LedgerView;
  readonly today: string;
}

function Content(props: ContentProps) {
  const { state, view, platforms, filters, onFilters, today, now, zone, reader, stamp, actions } = props;
  const names = useMemo(() => namesOf(state, platforms), [state, platforms]);
  const { rollups, span, firstDay } = view;
  const { platform, account } = filters;
  const scope = useMemo(() => ({ ...span, ...only(platform, account) }), [span, platform, account]);
  const summaries = useMemo(() => aggregate(rollups, scope), [rollups, scope]);
  const { place, conversations } = useConversations(reader, scope, stamp);
  const hours = useMemo(
    () => ({ window: new DayWindow((days) => reader.hours(days)), stamp }),
    [reader, stamp],
  );
  const choices = useMemo(() => choicesOf(view, state, platform), [view, state, platform]);
  const pools = useMemo(
    () => poolsOf(state, only(platform, account), names, now),
    [state, platform, account, names, now],
  );
  const money = useMemo(
    () => moneyByPlatform(rollups, scope, pricingOf(state.settings, platforms)),
    [rollups, scope, state.settings, platforms],
  );
  const prices = useMemo(() => priceRows(state, only(platform, account)), [state, platform, account]);
  const quotes = useMemo(() => {
    const checks = ownedChecks(state, scope, zone);
    return { scores: quoteScores(checks), surprises: surprisesOf(checks) };
  }, [state, scope, zone]);
  const pool = pools.find(({ key }) => key === filters.pool) ?? pools[0];
  const { history, outlook } = useOutlook(reader, pool, { now, zone, today, stamp });
  const advised = useMemo(
    () => adviceOn(pool, history, outlook, state, platforms, { today, now }),
    [pool, history, outlook, state, platforms, today, now],
  );
  const budgets = useBudgets(reader, state.settings, platforms, { now, zone, today, stamp });

  if (firstDay === undefined && pools.length === 0) return <NothingYet />;
  const summary = summaries.find(({ measure }) => measure.key === filters.measure) ?? summaries[0];
  const detailed = summary && detailedProps(summary, conversations);
  const common = { names, span, onDownload: actions.download };
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
  const jumps = [
    ...(summary === undefined ? [] : [['spend', 'Spend over time'] as const]),
    ...(pool === undefined ? [] : [['burn-down', 'Burn-down'] as const]),
    ...(summary === undefined || money === undefined ? [] : [['money', 'In money'] as const]),
    ...(summary === undefined ? [] : groupOrder.map((id) => [`by-${id}`, groupTitles[id]] as const)),
    ...(summary === undefined ? [] : [['hours', 'Busiest hours'] as const]),
    ...(budgets.length === 0 ? [] : [['budgets', 'Budgets'] as const]),
    ...(advised === undefined ? [] : [['advisor', 'Plans'] as const]),
    ...(prices.length === 0 ? [] : [['prices', 'Learned prices'] as const]),
    ['quotes', 'Were the quotes right?'] as const,
    ...(quotes.surprises.length === 0 ? [] : [['surprises', 'Last surprises'] as const]),
    ...(firstDay === undefined ? [] : [['calendar', 'Calendar'] as const]),
  ];

  return (
    <>
      <FilterBar
        filters={filters}
        onFilters={onFilters}
        shown={span}
        platforms={choices.platforms.map((id) => ({ value: id, label: names.platform(id) })).sort(byName)}
        accounts={choices.accounts
          .map((id) => ({ value: id, label: names.account(platform ?? '', id) }))
          .sort(byName)}
        measures={summaries.map(({ measure }) => ({
          value: measure.key,
          label: measureName(measure, names),
        }))}
        measure={summary?.measure.key}
      />
      <Jumps jumps={jumps} />
      {summary === undefined ? (
        <p className="nothing">
          No spends {spanWords(span)}
          {platform === undefined ? '' : ` at ${names.platform(platform)}`}.{' '}
          {firstDay !== undefined &&
            `The first one on record was on ${spanWords({ from: firstDay, to: firstDay })}.`}
        </p>
      ) : (
        <>
          <Overview summaries={summaries} />
          <SpendSection
            {...common}
            summary={summary}
            stack={filters.stack}
            onStack={(stack) => onFilters({ ...filters, stack })}
          />
        </>
      )}
      {pool !== undefined && (
        <BurnDownSection
          reader={reader}
          stamp={stamp}
          pools={pools}
          pool={pool}
          onPool={(key) => onFilters({ ...filters, pool: key })}
          grants={state.settings.grants}
          outlook={outlook}
          from={startOfDay(span.from, zone)}
          now={now}
          onDownload={actions.download}
        />
      )}
      {summary !== undefined && detailed !== undefined && (
        <div className="pairs">
          <div>
            {money !== undefined && (
              <MoneySection money={money} names={names} onDownload={actions.download} />
            )}
            <GroupSection {...common} {...groupProps('platform')} summary={summary} />
            <GroupSection {...common} {...groupProps('feature')} summary={summary} />
            <div ref={place}>
              <GroupSection {...common} {...groupProps('project')} {...detailed} />
            </div>
            <HoursSection hours={hours} scope={scope} onDownload={actions.download} />
          </div>
          <div>
            <GroupSection {...common} {...groupProps('model')} summary={summary} />
            <div ref={place}>
              <GroupSection
                {...common}
                {...groupProps('conversation')}
                {...detailed}
                extraOf={(group, name) => (
                  <ProjectOfGroup
                    group={group}
                    name={name}
                    projects={conversations.value?.projects ?? []}
                    actions={actions}
                  />
                )}
              />
            </div>
          </div>
        </div>
      )}
      {budgets.length > 0 && <BudgetsSection budgets={budgets} names={names} onDownload={actions.download} />}
      {pool !== undefined && advised !== undefined && (
        <AdvisorSection advice={advised} pool={pool} now={now} onDownload={actions.download} />
      )}
      {prices.length > 0 && <PricesSection prices={prices} names={names} onDownload={actions.download} />}
      <QuotesSection scores={quotes.scores} span={span} names={names} onDownload={actions.download} />
      {quotes.surprises.length > 0 && (
        <SurprisesSection
          surprises={quotes.surprises}
          names={names}
          zone={zone}
          onDownload={actions.download}
        />
      )}
      {firstDay !== undefined && (
        <CalendarSection
          hours={hours}
          today={today}
          firstDay={firstDay}
          platform={platform}
          account={account}
          year={filters.year}
          onYear={(year) => {
            const { year: _before, ...rest } = filters;
            onFilters(year === undefined ? rest : { ...rest, year });
          }}
          onDownload={actions.download}
        />
      )}
    </>
  );
}

/** The chosen platform and account, as far as one is chosen. */
function only(platform: string | undefined, account: string | undefined) {
  return {
    ...(platform === undefined ? {} : { platform }),
    ...(account === undefined ? {} : { account }),
  };
}

function adviceOn(
  pool: ShownPool | undefined,
  history: PoolHistory | undefined,
  outlook: PoolOutlook | undefined,
  state: State,
  platforms: readonly DetailedPlatform[],
  { today, now }: { readonly today: string; readonly now: number },
): Advice | undefined {
  if (pool === undefined || history === undefined) return undefined;
  const use = measuredUse(history.draws, pool.unit, today, outlook?.forecast);
  const platform = platforms.find(({ id }) => id === pool.platform);
  const owned = ownedOf(grantGroups(state, now), pool);
  const question = questionOf(pool, use, owned, platform, state.settings, now);
  return question && advise(question);
}

/** What a section about conversations shows: their own sums of the measure, once they have been read. */
function detailedProps(
  summary: MeasureSummary,
  { status, value }: Read<Conversations>,
): Pick<GroupSectionProps, 'summary' | 'pending'> {
  const own = value?.summaries.find(({ measure }) => measure.key === summary.measure.key);
  if (own !== undefined) return { summary: own };
  return { summary, pending: status === 'failed' ? 'failed' : 'reading' };
}

function groupProps(dimension: (typeof groupOrder)[number]) {
  return { dimension, title: groupTitles[dimension] };
}

interface ProjectOfGroupProps {
  readonly group: Group;
  readonly name: string;
  readonly projects: readonly string[];
  readonly actions: InsightsActions;
}

/** The project of a conversation; nothing for what belongs to none. */
function ProjectOfGroup({ group, name, projects, actions }: ProjectOfGroupProps) {
  const { platform, account, name: conversation, projects: current = [] } = group;
  if (conversation === '' || platform === undefined || account === undefined) return null;
  return (
    <ProjectOf
      name={name}
      current={current}
      projects={projects}
      onProject={(next) => actions.setProject({ platform, account, conversation }, next)}
    />
  );
}

/** Links to the sections. They scroll only: the address holds the filters. */
function Jumps({ jumps }: { readonly jumps: readonly (readonly [id: string, title: string])[] }) {
  return (
    <nav aria-label="Sections">
      <ul>
        {jumps.map(([id, title]) => (
          <li key={id}>
            <button
              type="button"
              className="jump"
              onClick={() => {
                const section = document.getElementById(id);
                section?.scrollIntoView({ block: 'start' });
                section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is in no chart of the chosen unit, so that nothing is silently left out. */
function Overview({ summaries }: { readonly summaries: ReturnType<typeof aggregate> }) {
  const uncounted = summaries.reduce((sum, { total }) => sum + total.uncounted, 0);
  const others = summaries.length - 1;
  const sentences = [
    ...(uncounted === 0 ? [] : [`${uncountedWords(uncounted)} in the counts but in no sum.`]),
    ...(others === 0
      ? []
      : [`Units are never added up: ${countWords(others, 'other unit', 'other units')} to choose above.`]),
  ];
  return sentences.length === 0 ? null : <p className="notice">{sentences.join(' ')}</p>;
}

function NothingYet() {
  return (
    <div className="nothing-yet">
      <h2>Nothing recorded yet</h2>
      <p>
        Switch a platform on in the popup and use it as always. Each generation that is seen and each balance
        that is read is recorded from then on, in this browser only, and shown here.
      </p>
    </div>
  );
}

/** What there is to choose from in these days; a choice that has no data stays choosable. */
function choicesOf({ rollups, span }: LedgerView, state: State, platform: string | undefined) {
  const platforms = new Set(Object.keys(state.accounts));
  const accounts = new Set<string>();
  for (const row of rollups) {
    if (!within(row.day, span)) continue;
    platforms.add(row.platform);
    if (row.platform === platform) accounts.add(row.account);
  }
  if (platform !== undefined) {
    platforms.add(platform);
    for (const { account } of state.accounts[platform] ?? []) accounts.add(account.id);
  }
  return { platforms: [...platforms], accounts: [...accounts] };
}
