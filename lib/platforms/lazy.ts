import { plainFacts } from './plain-facts';
import type { Platform, PlatformFacts } from './platform';

/** What is known of a platform before its code has run: enough to find it by its id, its page or what it is permitted. */
export type Early = PlatformFacts & Pick<Platform, 'pages' | 'makes'>;

type LateName = Exclude<keyof Platform, keyof Early>;
type Late = { readonly [K in LateName]: Platform[K] };

/** Plain data, for JSON. */
export function earlyOf(platform: Platform): Early {
  const { pages, makes } = platform;
  return { ...plainFacts(platform), pages, makes };
}

/** `load`: id -> the whole platform, whose code runs then. See {@link LazyPlatform}. */
export function lazyPlatforms(
  early: readonly Early[],
  load: Readonly<Record<string, () => Platform>>,
): readonly Platform[] {
  return early.map((facts) => {
    const whole = load[facts.id];
    if (whole === undefined) throw new Error(`Nothing loads ${facts.id}.`);
    // Where a member may be absent, this has an undefined one.
    return Object.assign(new LazyPlatform(whole), facts) as Platform;
  });
}

/**
 * A platform whose code runs when the first of its endpoints, readers, prices or plans is asked for: a worker that
 * starts mostly needs those of one or two. A class, because getters of their own would take each platform longer to get
 * than its facts; so don't spread it.
 */
class LazyPlatform implements Late {
  readonly #load: () => Platform;
  #loaded: Platform | undefined;

  constructor(load: () => Platform) {
    this.#load = load;
  }

  get #whole(): Platform {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  get endpoints(): Platform['endpoints'] {
    return this.#whole.endpoints;
  }
  get readers(): Platform['readers'] {
    return this.#whole.readers;
  }
  get asking(): Platform['asking'] {
    return this.#whole.asking;
  }
  get costs(): Platform['costs'] {
    return this.#whole.costs;
  }
  get priceData(): Platform['priceData'] {
    return this.#whole.priceData;
  }
  get composers(): Platform['composers'] {
    return this.#whole.composers;
  }
  get planTable(): Platform['planTable'] {
    return this.#whole.planTable;
  }
  get plans(): Platform['plans'] {
    return this.#whole.plans;
  }
  get oauth(): Platform['oauth'] {
    return this.#whole.oauth;
  }
  get key(): Platform['key'] {
    return this.#whole.key;
  }
}
