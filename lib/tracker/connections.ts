import type { Done } from '../messages';
import { askToAuthorize, type Question } from '../oauth/authorization';
import { clientProblems, endTogether, type OAuthClient, type OAuthFacts } from '../oauth/facts';
import { redeem, renew, revoke } from '../oauth/grant';
import { OAuthProblem } from '../oauth/problem';
import { type Credentials, isFresh, parseCredentials, type Tokens } from '../oauth/tokens';
import { runAsk } from '../page/ask';
import type { Ask, Platform } from '../platforms/platform';
import { accountItem, keysItem, platformItem } from '../storage/items';
import type { KeyInfo } from '../storage/schema';
import type { Store } from '../storage/store';
import type { Endpoint } from '../wire/endpoint';
import type { Json } from '../wire/json';
import { type Observation, withoutQuery } from '../wire/observation';
import type { Asked } from './asker';
import { done, problem } from './done';
import { well } from './health';

export interface ConnectionWorld {
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
  readonly fetch: typeof fetch;
  readonly redirectUrl: () => string;
  /**
   * Shows the vendor's page until it has sent the browser to the redirect URL; gives that address. Rejects where the
   * person closed it, or, not `interactive`, where the vendor would have to show something.
   */
  readonly authorize: (url: string, interactive: boolean) => Promise<string>;
  readonly readSecret: (id: string) => Promise<string | undefined>;
  readonly saveSecret: (id: string, secret: string) => Promise<void>;
  readonly eraseSecret: (id: string) => Promise<void>;
}

/** A token, or what the observation of the request that needed it says instead. */
type Held = { readonly token: string } | Pick<Observation, 'status' | 'body'>;

const signedOut: Held = { status: 0, body: { kind: 'no-session' } };

type Connected = Platform & { readonly oauth: OAuthFacts };

/**
 * The connections by OAuth, one a platform. Each is an entry among the keys (what pages of ours may see) and its
 * credentials among the secrets. Tokens are renewed before they end, one renewal at a time, and go only to the hosts that
 * the platform declares.
 */
export class Connections {
  readonly #renewals = new Map<string, Promise<Held>>();

  constructor(private readonly world: ConnectionWorld) {}

  /** Shows the vendor's consent page; without `typed`, with the client that is stored. Waits for the person. */
  async connect(platform: Platform, typed?: OAuthClient): Promise<Done> {
    if (!isConnected(platform)) return problem('platform', 'This platform takes no connection.');
    const { oauth } = platform;
    const before = await this.#infoOf(platform);
    const client = typed ?? (await this.#credentials(before))?.client;
    if (client === undefined) return problem('', 'There is no client yet.');
    const wrong = clientProblems(oauth, client);
    if (wrong.length > 0) return { ok: false, problems: wrong };
    try {
      const question = await askToAuthorize(oauth, client, this.world.redirectUrl());
      const tokens = await redeem(oauth, client, question, await this.#shown(oauth, question), this.world);
      await this.#keep(platform, before, { client, tokens });
      return done;
    } catch (error) {
      return problem('', wordsOf(error));
    }
  }

  /** Erases what is known by it, here first, then at the vendor where that is possible. */
  async disconnect(platform: Platform): Promise<Done> {
    if (!isConnected(platform)) return problem('platform', 'This platform takes no connection.');
    const { oauth } = platform;
    const info = await this.#infoOf(platform);
    if (info === undefined) return done;
    await this.#renewals.get(info.id);
    const credentials = await this.#credentials(info);
    await this.world.eraseSecret(info.id);
    await this.world.store.change(({ state, put, remove }) => {
      put(
        keysItem,
        state.keys.filter(({ id }) => id !== info.id),
      );
      for (const { account } of state.accounts[platform.id] ?? [])
        remove(accountItem(platform.id, account.id).key);
      remove(platformItem(platform.id).key);
    });
    if (credentials?.tokens === undefined || (await this.#isNeeded(oauth, info))) return done;
    try {
      await revoke(oauth, credentials.client, credentials.tokens, this.world);
    } catch (error) {
      // It is gone from here. The person is told where the vendor lists what was allowed.
      console.debug('Credit Gauge: the vendor was not told', platform.id, wordsOf(error));
    }
    return done;
  }

  /** Makes one request with the connection's token; nowhere where there is no connection. */
  async ask(platform: Platform, ask: Ask): Promise<Asked> {
    const endpoint = platform.endpoints[ask.endpoint];
    if (!isConnected(platform) || endpoint === undefined)
      throw new Error(`${platform.id} has no connection for ${ask.endpoint}`);
    const info = await this.#infoOf(platform);
    if (info === undefined) return { nowhere: true };
    const answers: Observation[] = [];
    for (const url of [ask.url, ...(ask.also ?? [])]) {
      const observation = await this.#askOne(platform, info, { ...ask, url }, endpoint);
      const isPart =
        observation.status === 204 || (observation.status < 400 && observation.body.kind === 'json');
      if (ask.also === undefined || !isPart) return { observation };
      answers.push(observation);
    }
    return { observation: joined(answers) };
  }

  async #askOne(platform: Connected, info: KeyInfo, ask: Ask, endpoint: Endpoint): Promise<Observation> {
    if (!platform.oauth.hosts.includes(new URL(ask.url).host))
      throw new Error(`The token of ${platform.id} is not for ${new URL(ask.url).host}`);
    const held = await this.#token(platform, info);
    if (!('token' in held)) return this.#without(ask, held);
    const { fetch, now } = this.world;
    const observation = await runAsk(ask, endpoint, { fetch, now, key: held.token });
    if (observation.status !== 401) return observation;
    // It may have been taken back before its time, and another be had.
    const other = await this.#token(platform, info, held.token);
    if (!('token' in other)) return this.#without(ask, other);
    return runAsk(ask, endpoint, { fetch, now, key: other.token });
  }

  #without(ask: Ask, { status, body }: Pick<Observation, 'status' | 'body'>): Observation {
    const at = this.world.now();
    return {
      method: ask.method,
      url: withoutQuery(ask.url),
      status,
      startedAt: at,
      endedAt: at,
      headers: {},
      body,
    };
  }

  /** A token that is good for now; another than `refused`. */
  async #token(platform: Connected, info: KeyInfo, refused?: string): Promise<Held> {
    const running = this.#renewals.get(info.id);
    if (running !== undefined) return running;
    const credentials = await this.#credentials(info);
    const tokens = credentials?.tokens;
    if (tokens !== undefined && tokens.access !== refused && isFresh(tokens, this.world.now()))
      return { token: tokens.access };
    // Somebody else may have begun while we read.
    const begun = this.#renewals.get(info.id);
    if (begun !== undefined) return begun;
    const renewal = this.#renewed(platform, info, credentials).finally(() => this.#renewals.delete(info.id));
    this.#renewals.set(info.id, renewal);
    return renewal;
  }

  async #renewed(platform: Connected, info: KeyInfo, credentials: Credentials | undefined): Promise<Held> {
    // Nothing is asked of the vendor again and again: only the person can mend it.
    if (credentials?.tokens === undefined) return signedOut;
    const { client, tokens } = credentials;
    try {
      const fresh = await this.#fresh(platform.oauth, client, tokens);
      return (await this.#save(info, { client, tokens: fresh })) ? { token: fresh.access } : signedOut;
    } catch (error) {
      if (!(error instanceof OAuthProblem)) throw error;
      switch (error.kind) {
        case 'unreachable':
          return { status: 0, body: { kind: 'unreachable', problem: 'network error' } };
        case 'server':
        case 'unexpected':
          return {
            status: error.status === 429 ? 429 : Math.max(error.status, 500),
            body: { kind: 'empty' },
          };
        default:
          await this.#save(info, { client });
          return signedOut;
      }
    }
  }

  async #fresh(facts: OAuthFacts, client: OAuthClient, tokens: Tokens): Promise<Tokens> {
    try {
      return await renew(facts, client, tokens, this.world);
    } catch (error) {
      const mayGoOn = error instanceof OAuthProblem && error.kind === 'ended' && facts.silently !== undefined;
      if (!mayGoOn) throw error;
      const question = await askToAuthorize(facts, client, this.world.redirectUrl(), { silent: true });
      const redirectedTo = await this.world.authorize(question.url, false).catch(() => {
        // It would have had to ask the person.
        throw error;
      });
      return await redeem(facts, client, question, redirectedTo, this.world);
    }
  }

  async #shown({ vendor }: OAuthFacts, { url }: Question): Promise<string> {
    try {
      return await this.world.authorize(url, true);
    } catch (error) {
      console.debug('Credit Gauge: no authorization', error);
      throw new OAuthProblem(
        'denied',
        `${vendor}'s page was closed, or could not be opened. If it showed an error, check the client and its redirect URL.`,
      );
    }
  }

  async #keep(platform: Platform, before: KeyInfo | undefined, credentials: Credentials): Promise<void> {
    const info: KeyInfo = {
      id: before?.id ?? this.world.newId(),
      platform: platform.id,
      // No secret: it stands in the address of the consent page.
      masked: credentials.client.id,
      addedAt: this.world.now(),
    };
    await this.world.store.change(({ state, put }) => {
      const others = state.keys.filter((key) => key.platform !== platform.id);
      put(keysItem, [...others, info]);
      const record = state.platforms[platform.id];
      if (record !== undefined) put(platformItem(platform.id), { ...record, health: well });
    });
    // After its entry: credentials that nothing names could never be erased.
    await this.world.saveSecret(info.id, JSON.stringify(credentials));
  }

  /** False where it was removed meanwhile: it must not come back. */
  async #save({ id }: KeyInfo, credentials: Credentials): Promise<boolean> {
    const { keys } = await this.world.store.read();
    if (!keys.some((key) => key.id === id)) return false;
    await this.world.saveSecret(id, JSON.stringify(credentials));
    return true;
  }

  /** Another connection would end with its access. */
  async #isNeeded(facts: OAuthFacts, info: KeyInfo): Promise<boolean> {
    return (await this.world.store.read()).keys.some((key) => endTogether(facts, info, key));
  }

  async #infoOf({ id }: Platform): Promise<KeyInfo | undefined> {
    return (await this.world.store.read()).keys.find(({ platform }) => platform === id);
  }

  async #credentials(info: KeyInfo | undefined): Promise<Credentials | undefined> {
    return info && parseCredentials(await this.world.readSecret(info.id));
  }
}

/** Answers that belong together, as one list. */
function joined(answers: readonly Observation[]): Observation {
  const [first] = answers;
  const last = answers.at(-1);
  if (first === undefined || last === undefined) throw new Error('Nothing was asked.');
  const value = answers.flatMap(({ body }): readonly Json[] => {
    // 204: there is none of it.
    if (body.kind !== 'json') return [null];
    return Array.isArray(body.value) ? body.value : [body.value];
  });
  return { ...last, startedAt: first.startedAt, body: { kind: 'json', value } };
}

function isConnected(platform: Platform): platform is Connected {
  return platform.oauth !== undefined;
}

function wordsOf(error: unknown): string {
  if (error instanceof OAuthProblem) return error.message;
  console.error('Credit Gauge: a connection failed', error);
  return 'It could not be connected.';
}
