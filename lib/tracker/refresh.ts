import type { Account } from '../core/reading';
import type { Ask, Platform } from '../platforms/platform';
import type { AccountRecord } from '../storage/schema';
import type { State } from '../storage/state';
import type { Store } from '../storage/store';
import type { Observation } from '../wire/observation';
import type { Asked } from './asker';
import { concernsAllAccounts, isDue, type Reason, well } from './health';
import { accountRecord, ingest } from './ingest';
import { keyOfAccount, withoutKey } from './key-accounts';

/** What a refresh needs of the world. */
export interface RefreshWorld {
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
  readonly ask: (platform: Platform, ask: Ask, key: string | undefined) => Promise<Asked>;
  readonly secret: (keyId: string) => Promise<string | undefined>;
}

/** More accounts than this of one sign-in are not read by themselves; they are when they are used. */
const MAX_ACCOUNTS = 5;

/**
 * Asks platforms for their balances: one request at a time a platform (so also an account), at most one
 * refresh of a platform under way. A wish that comes meanwhile joins it, unless it was made by a spend:
 * then one more follows, because the one under way may have read before the spend.
 */
export class Refresher {
  readonly #running = new Map<string, { done: Promise<void>; again: boolean }>();

  constructor(private readonly world: RefreshWorld) {}

  refresh(platform: Platform, reason: Reason): Promise<void> {
    const running = this.#running.get(platform.id);
    if (running !== undefined) {
      if (reason === 'spend') running.again = true;
      return running.done;
    }
    const entry = { done: Promise.resolve(), again: false };
    this.#running.set(platform.id, entry);
    entry.done = this.#run(platform, reason, entry);
    return entry.done;
  }

  async #run(platform: Platform, reason: Reason, entry: { again: boolean }): Promise<void> {
    try {
      await this.#once(platform, reason);
      while (entry.again) {
        entry.again = false;
        await this.#once(platform, 'spend');
      }
    } finally {
      // In the same turn as the last look at `again`: a wish that came in between would be lost.
      this.#running.delete(platform.id);
    }
  }

  async #once(platform: Platform, reason: Reason): Promise<void> {
    const state = await this.world.store.read();
    const health = state.platforms[platform.id]?.health ?? well;
    if (!isDue(health, undefined, reason, this.world.now())) return;
    for (const signIn of signInsOf(platform, state)) {
      for (const account of await this.#accounts(platform, signIn, state, reason)) {
        if (!(await this.#balance(platform, signIn, account, reason))) break;
      }
    }
  }

  /** Whom to read: the key's accounts, or who is signed in, or (undefined) whoever the page's answer turns out to be of. */
  async #accounts(
    platform: Platform,
    signIn: SignIn,
    state: State,
    reason: Reason,
  ): Promise<readonly (Account | undefined)[]> {
    const { key } = signIn;
    const { identity } = platform.asking;
    if (identity === undefined) return [key === undefined ? undefined : { id: key }];
    if (!requiredDue(platform, signIn, state, reason, this.world.now())) return [];
    const asked = await this.world.ask(platform, identity, await this.#secret(signIn));
    if ('nowhere' in asked) return [];
    const ingested = await this.#ingest(platform, asked.observation, key, true);
    return ingested.result === 'absorbed' ? ingested.accounts.slice(0, MAX_ACCOUNTS) : [];
  }

  /** False where going on with the sign-in's other accounts makes no sense: nobody is signed in, no tab is open. */
  async #balance(
    platform: Platform,
    signIn: SignIn,
    account: Account | undefined,
    reason: Reason,
  ): Promise<boolean> {
    const secret = await this.#secret(signIn);
    const named = account && (signIn.key === undefined ? account : withoutKey(account));
    for (const ask of platform.asking.balance(named ?? { id: '' }, this.world.now())) {
      const state = await this.world.store.read();
      if (!this.#isAskDue(platform, ask, account, state, reason)) continue;
      const asked = await this.world.ask(platform, ask, secret);
      if ('nowhere' in asked) {
        if (ask.required) return false;
        continue;
      }
      const ingested = await this.#ingest(platform, asked.observation, account?.id, ask.required === true);
      if (ingested.result !== 'failed' || !ask.required) continue;
      if (concernsAllAccounts(ingested.failure)) return false;
    }
    return true;
  }

  async #secret({ key }: SignIn): Promise<string | undefined> {
    return key === undefined ? undefined : this.world.secret(key);
  }

  #isAskDue(
    platform: Platform,
    ask: Ask,
    account: Account | undefined,
    state: State,
    reason: Reason,
  ): boolean {
    const now = this.world.now();
    const record = account === undefined ? undefined : accountRecord(state, platform.id, account.id);
    const lastReadAt =
      record?.readAt[ask.endpoint] ??
      (account === undefined ? state.platforms[platform.id]?.readAt[ask.endpoint] : undefined);
    if (ask.everySeconds !== undefined && lastReadAt !== undefined && reason !== 'button') {
      if (now - lastReadAt < ask.everySeconds * 1000) return false;
    }
    const common = state.platforms[platform.id]?.health ?? well;
    // A failure of all accounts that waits no longer: this balance is how we find out whether it is over.
    const health = common.failure === undefined ? (record?.health ?? common) : common;
    return isDue(health, lastReadAt, reason, now);
  }

  #ingest(platform: Platform, observation: Observation, account: string | undefined, required: boolean) {
    const id = this.world.newId();
    const report = { id, observation, required, ...(account === undefined ? {} : { account }) };
    return ingest(this.world.store, platform, report, this.world.now());
  }
}

/** Who may read balances: a key, or whoever is signed in at the page. */
interface SignIn {
  readonly key?: string;
}

function signInsOf(platform: Platform, { keys }: State): readonly SignIn[] {
  if (platform.sessionIn !== 'key') return [{}];
  return keys.filter((key) => key.platform === platform.id).map(({ id }) => ({ key: id }));
}

/**
 * Whether the identity is worth asking for: it never was answered, or a balance is due. Accounts whose balance was never
 * read (guests, old sign-ins) don't ask for it, but a key that is refused waits its time.
 */
function requiredDue(
  platform: Platform,
  { key }: SignIn,
  state: State,
  reason: Reason,
  now: number,
): boolean {
  const asked = platform.asking.identity?.endpoint ?? '';
  const required = platform.asking.balance({ id: '' }, now).find((ask) => ask.required)?.endpoint;
  const health = state.platforms[platform.id]?.health ?? well;
  if (key === undefined && state.platforms[platform.id]?.readAt[asked] === undefined) return true;
  const own = (state.accounts[platform.id] ?? []).filter(
    ({ account }) => key === undefined || keyOfAccount(account.id) === key,
  );
  // Where nothing else is asked of every account, the identity tells of the balance itself.
  const lastReadAt = ({ readAt }: AccountRecord) => readAt[required ?? asked];
  const accounts = own.filter(
    (record) =>
      lastReadAt(record) !== undefined || (key !== undefined && record.health.failure !== undefined),
  );
  if (accounts.length === 0) return true;
  return accounts.some((record) =>
    isDue(health.failure ? health : record.health, lastReadAt(record), reason, now),
  );
}
