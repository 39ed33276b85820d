import { randomUUID } from 'node:crypto';
import { allowOrigin } from '../cross-origin';
import type { Exchange } from '../exchange';
import { type Routes, Site } from '../site';
import { claimsOf, unsignedToken } from '../token';

const PAGE_ORIGIN = 'https://app.runwayml.com';
const USER = { id: 4100001, username: 'robin-practice', email: 'robin@practice.example' };
/** The person's own team has the id of its user; the other is shared. */
const TEAMS = [
  { id: USER.id, name: 'Robin’s workspace' },
  { id: 4200002, name: 'Northwind Studio' },
] as const;
/** Credits a second. */
const RATES: Readonly<Record<string, number>> = { gen4_turbo: 5, 'gen4.5': 12, seedance_2: 36 };
const IMAGE = 8;
/** Looks at a task until it is done. */
const POLLS = 2;

interface Task {
  readonly id: string;
  readonly team: string;
  readonly cost: number;
  polls: number;
  /** How it ends, and whether its credits come back. */
  readonly fails?: { readonly refunded: boolean };
}

function freshTeams(): Map<string, { permitted: number; used: number }> {
  return new Map(TEAMS.map(({ id }) => [String(id), { permitted: 2250, used: 250 }]));
}

/** app.runwayml.com and its API host: a price that the page asks for, a task that is looked at until it is done, teams. */
export class Runway extends Site {
  readonly id = 'runway';
  readonly name = 'Runway';
  readonly hosts = ['app.runwayml.com', 'api.runwayml.com'];
  readonly pagePaths = ['/', '/video-tools/teams/:team/ai-tools/generate'];
  readonly counts = { estimates: 0, starts: 0 };
  #teams = freshTeams();
  #tasks = new Map<string, Task>();
  #failNext: Task['fails'];
  #tellsPrices = true;

  setCredits(left: number, team = String(USER.id)): void {
    const { permitted } = this.#team(team);
    this.#teams.set(team, { permitted: Math.max(permitted, left), used: Math.max(permitted, left) - left });
  }

  /** Of the person's own team. */
  get creditsLeft(): number {
    return this.creditsOf(String(USER.id));
  }

  creditsOf(team: string): number {
    const { permitted, used } = this.#team(team);
    return permitted - used;
  }

  /** The next task is taken on and fails in the end. */
  failNextTask(how: { readonly refunded: boolean }): void {
    this.#failNext = how;
  }

  /** The price is answered without a price from now on. */
  hidePrices(): void {
    this.#tellsPrices = false;
  }

  override nearlyEmpty(): void {
    this.setCredits(20);
  }

  override refill(): void {
    this.#teams = freshTeams();
    this.#tasks = new Map();
    this.#failNext = undefined;
    this.#tellsPrices = true;
    Object.assign(this.counts, { estimates: 0, starts: 0 });
  }

  /** The page keeps its token in local storage, see `about`. */
  override cookies(): readonly string[] {
    return [];
  }

  override about(): { readonly [name: string]: unknown } {
    return { token: this.signedIn ? this.token : undefined, teams: TEAMS };
  }

  get token(): string {
    return unsignedToken({ id: USER.id, email: USER.email, sso: false });
  }

  protected override readonly routes: Routes = {
    'GET https://api.runwayml.com/v1/profile': (exchange) =>
      this.#withToken(exchange, () => exchange.json(200, { user: { ...USER, gpuCredits: 0 } })),
    'GET https://api.runwayml.com/v1/profile/features': (exchange) =>
      this.#withToken(exchange, () => {
        const { permitted, used } = this.#team(exchange.url.searchParams.get('asTeamId') ?? String(USER.id));
        const plan = { numPlanCreditsResetsMonthly: true, creditDiscountPercent: 0 };
        this.balance(
          exchange,
          {
            features: {
              permitted: { ...plan, numPlanCredits: permitted },
              used: { numPlanCredits: used },
            },
          },
          { features: { allowance: { ...plan, credits: permitted, taken: used } } },
        );
      }),
    'POST https://api.runwayml.com/v1/billing/estimate_feature_cost_credits': (exchange) =>
      this.#withToken(exchange, () => {
        this.counts.estimates++;
        const { feature, taskOptions, count } = exchange.body;
        const cost = costOf(String(feature), record(taskOptions)) * (Number(count) || 1);
        exchange.json(200, { ...(this.#tellsPrices ? { cost } : {}), canUseExploreMode: true });
      }),
    'POST https://api.runwayml.com/v1/tasks/can_start': (exchange) =>
      this.#withToken(exchange, () => exchange.json(200, { canStart: true, currentLimit: 30 })),
    'POST https://api.runwayml.com/v1/tasks': (exchange) =>
      this.#withToken(exchange, () => this.#start(exchange)),
    'GET https://api.runwayml.com/v1/tasks/:task': (exchange) =>
      this.#withToken(exchange, () => this.#look(exchange)),
  };

  override async answer(exchange: Exchange): Promise<boolean> {
    return allowOrigin(exchange, PAGE_ORIGIN) || super.answer(exchange);
  }

  #withToken(exchange: Exchange, use: () => void): void {
    if (!this.signedIn || claimsOf(exchange.bearer ?? '')?.id !== USER.id) {
      exchange.json(401, { error: 'Unauthorized' });
      return;
    }
    exchange.logged.user = USER.email;
    use();
  }

  #start(exchange: Exchange): void {
    this.counts.starts++;
    const options = record(exchange.body.options);
    const team = String(exchange.body.asTeamId ?? USER.id);
    const cost = options.exploreMode === true ? 0 : costOf(String(exchange.body.taskType), options);
    if (cost > this.creditsOf(team)) {
      exchange.json(400, { error: 'Insufficient credits' });
      return;
    }
    this.#team(team).used += cost;
    const task: Task = {
      id: randomUUID(),
      team,
      cost,
      polls: 0,
      ...(this.#failNext === undefined ? {} : { fails: this.#failNext }),
    };
    this.#failNext = undefined;
    this.#tasks.set(task.id, task);
    exchange.json(200, { task: { id: task.id, status: 'PENDING', progressRatio: null, artifacts: [] } });
  }

  #look(exchange: Exchange): void {
    const task = this.#tasks.get(exchange.params.task ?? '');
    if (task === undefined) exchange.json(404, { error: 'Task not found' });
    else exchange.json(200, { task: { id: task.id, artifacts: [], ...this.#progress(task) } });
  }

  #progress(task: Task): object {
    if (++task.polls < POLLS) return { status: 'RUNNING', progressRatio: '0.5' };
    if (task.fails === undefined) {
      const url = `https://example.com/${task.id}.mp4`;
      return { status: 'SUCCEEDED', progressRatio: '1', artifacts: [{ id: randomUUID(), url }] };
    }
    if (task.fails.refunded && task.polls === POLLS) this.#team(task.team).used -= task.cost;
    return { status: 'FAILED', error: 'The model had trouble.' };
  }

  #team(id: string): { permitted: number; used: number } {
    const team = this.#teams.get(id);
    if (team === undefined) throw new Error(`There is no practice team ${id}.`);
    return team;
  }
}

/** What it takes, by either spelling of the options. */
function costOf(type: string, options: Readonly<Record<string, unknown>>): number {
  const rate = RATES[type];
  if (rate === undefined) return IMAGE * (Number(options.num_images) || 1);
  const seconds = Number(options.seconds ?? options.duration) || 5;
  return rate * seconds * (options.resolution === '1080p' ? 2 : 1);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
