import { platforms } from '../../lib/platforms';
import { claim, type Endpoint, type Endpoints } from '../../lib/wire/endpoint';
import { isJsonObject } from '../../lib/wire/json';
import { observedHeaders, observedRequest, withoutQuery } from '../../lib/wire/observation';
import { clueOf, holdsAnything, type Pick, pick } from '../../lib/wire/pick';
import { examples } from '../platforms/endpoint-examples';
import { recorded } from './corpus';
import { fuzz, holds } from './fuzz';
import { mutated } from './mutate';
import { endpoints, isDeclared, picks, SECRET, withSecrets } from './shapes';

const clues = picks.map(clueOf);

fuzz(
  'picks',
  'let out what is declared and nothing else, and the clue misses none',
  (random) => {
    const which = random.below(picks.length);
    const isMade = !random.once(3);
    const made = isMade
      ? JSON.stringify(withSecrets(random, picks[which] as Pick))
      : mutated(random, recorded);
    // The same JSON as another platform might write it.
    const text = random.once(4) ? made.replaceAll('/', '\\/').replaceAll('m', '\\u006d') : made;
    return { text, which, isMade };
  },
  ({ text, which, isMade }) => {
    const shape = picks[which] as Pick;
    const picked = pick(text, { json: shape });
    if (picked === undefined) return;
    holds(isDeclared(picked, shape), () => `${JSON.stringify(picked)} is not declared.`);
    holds(
      !isMade || !JSON.stringify(picked).includes(SECRET),
      () => `A secret got out: ${JSON.stringify(picked)}.`,
    );
    holds(
      !isJsonObject(picked) || !holdsAnything(picked) || clues[which]?.test(text) !== false,
      () => `The clue ${clues[which]} misses what is picked: ${JSON.stringify(picked)}.`,
    );
  },
);

const sets: readonly Endpoints[] = platforms.map((platform) => platform.endpoints);
const urls = endpoints.flatMap(examples);

fuzz(
  'requests',
  'are claimed and read without their queries, tokens and texts',
  (random) => {
    const which = random.below(endpoints.length);
    const { request, response } = endpoints[which] as Endpoint;
    const shape = random.of([request?.body, response.json, ...Object.values(request?.headers ?? {})]) ?? true;
    return {
      which,
      url: random.once(3)
        ? mutated(random, urls)
        : `${random.of(urls)}${mutated(random, ['?account_id=1&date=2026-01-01#x', '?'])}`,
      method: random.of(['GET', 'POST', 'post', '__proto__', 'constructor', '']),
      value: random.once(2) ? mutated(random, recorded) : JSON.stringify(withSecrets(random, shape)),
      token: random.once(2) ? `Bearer a.${mutated(random, recorded)}.c` : String(withSecrets(random, shape)),
    };
  },
  ({ which, url, method, value, token }) => {
    for (const endpoints of sets) claim(endpoints, method, url);
    holds(!/[?#]/.test(withoutQuery(url)), () => `A query is left: ${withoutQuery(url)}`);
    observedHeaders(() => token);
    // The page's URLs come through `new URL`: others fetch nothing.
    if (!URL.canParse(url)) return;
    const endpoint = endpoints[which] as Endpoint;
    const request = observedRequest(endpoint, url, () => token, value);
    const declared = endpoint.request;
    for (const [name, header] of Object.entries(request?.headers ?? {}))
      holds(
        isDeclared(header, declared?.headers?.[name] ?? { keys: {} }),
        () => `Header ${name}: ${JSON.stringify(header)}`,
      );
    for (const [name, told] of Object.entries(request?.query ?? {}))
      holds(
        isDeclared(told, declared?.query?.[name] ?? { keys: {} }),
        () => `The query's ${name}: ${JSON.stringify(told)}`,
      );
    if (request?.body !== undefined)
      holds(
        isDeclared(request.body, declared?.body ?? { keys: {} }),
        () => `Body: ${JSON.stringify(request.body)}`,
      );
  },
);
