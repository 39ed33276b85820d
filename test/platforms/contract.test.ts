import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { factsOf, pricesOf } from '../../lib/core/advisor/plan-table';
import type { Rates } from '../../lib/core/quote/rule';
import { platforms } from '../../lib/platforms';
import { example } from '../../lib/platforms/example';
import { matchesPattern } from '../../lib/platforms/match-pattern';
import { presetsOf } from '../../lib/platforms/plan-presets';
import type { Ask, Platform } from '../../lib/platforms/platform';
import { claim } from '../../lib/wire/endpoint';
import { iconAssets } from '../../scripts/lib/icon-assets';
import { casesIn } from '../../scripts/lib/platform-case';
import { needlessNotes, qualityOf } from '../../scripts/lib/quality';
import { needlessSituations, owedBy } from '../../scripts/lib/situations';
import { all } from './all';
import { examples } from './endpoint-examples';
import { rows as recordings } from './recordings.rows';

/** Walks the registry: what every platform must keep to. A failing line says what to do. */
const account = { id: '00000000-0000-4000-8000-000000000000' };

function asks(platform: Platform): readonly Ask[] {
  const { identity, balance } = platform.asking;
  return [...(identity === undefined ? [] : [identity]), ...balance(account, Date.UTC(2026, 0, 31))];
}

/** Fails with all sentences at once. */
function none(problems: readonly string[]): void {
  expect(problems, problems.join('\n')).toEqual([]);
}

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function ratesOf({ amount, perSecond, perCharacter, perInputToken, perOutputToken }: Rates) {
  return [amount, perSecond, perCharacter, perInputToken, perOutputToken];
}

function isCount(months: number): boolean {
  return Number.isInteger(months) && months > 0;
}

it('ids are unique, lower-case words', () => {
  const ids = all.map(({ id }) => id);
  none([
    ...twice(ids).map((id) => `Two platforms are called "${id}": rename one.`),
    ...ids
      .filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))
      .map((id) => `Write the id "${id}" in lower case with hyphens.`),
  ]);
});

it('the pretend platform is in no extension', () => {
  expect(platforms.map(({ id }) => id)).not.toContain(example.id);
});

it('no URL is claimed by two platforms', () => {
  none(
    all.flatMap((platform) =>
      Object.entries(platform.endpoints).flatMap(([id, endpoint]) =>
        examples(endpoint).flatMap((url) =>
          all
            .filter(
              (other) => other !== platform && claim(other.endpoints, endpoint.method, url) !== undefined,
            )
            .map(
              (other) =>
                `${other.id} claims ${url} of ${platform.id}.${id}: make one of the patterns narrower.`,
            ),
        ),
      ),
    ),
  );
});

describe.each(all.map((platform) => [platform.id, platform] as const))('%s', (_, platform) => {
  const endpoints = Object.entries(platform.endpoints);
  const table = platform.planTable ?? { plans: [], bundles: [], bought: [] };
  const allowances = table.plans.flatMap(({ included }) => included);

  it('speaks of its own site, and no longer of the pretend one that it was copied from', () => {
    if (platform === example) return;
    const places = {
      pages: platform.pages,
      permissions: platform.permissions,
      endpoints: endpoints.flatMap(([, { url }]) => [url].flat()),
      asking: asks(platform).map(({ url }) => url),
      links: Object.values(platform.links),
      costs: platform.costs.map(({ source }) => source),
      planTable: factsOf(table).map(({ source }) => source),
    };
    none(
      Object.entries(places).flatMap(([place, urls]) =>
        [...new Set(urls.filter((url) => url.includes('pretend.example')))].map(
          (url) => `${place}: replace ${url} by what ${platform.name} has, or leave it out.`,
        ),
      ),
    );
  });

  it('has a reader for every endpoint, and no other', () => {
    const readers = Object.keys(platform.readers);
    const declared = endpoints.map(([id]) => id);
    none([
      ...declared
        .filter((id) => !readers.includes(id))
        .map((id) => `Write a reader for the endpoint "${id}".`),
      ...readers
        .filter((id) => !declared.includes(id))
        .map((id) => `The reader "${id}" has no endpoint: remove it.`),
    ]);
  });

  it('asks only for the origins that it needs', () => {
    const patterns = [...platform.pages, ...platform.permissions];
    none([
      ...patterns
        .filter((pattern) => !/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/.test(pattern))
        .map((pattern) => `"${pattern}" is no match pattern of one https site: name the host.`),
      ...platform.pages
        .filter((page) => !platform.permissions.includes(page))
        .map((page) => `Ask for the page "${page}" in permissions too: our scripts run there.`),
      ...(platform.pages.length === 0 && platform.sessionIn === 'page' && endpoints.length > 0
        ? ['Name the pages.']
        : []),
    ]);
  });

  it('has endpoints that can be reached, on https or wss', () => {
    none(
      endpoints.flatMap(([id, endpoint]) =>
        examples(endpoint).flatMap((url) => {
          const claimed = claim(platform.endpoints, endpoint.method, url)?.id;
          return [
            ...(/^(https|wss):\/\//.test(url) ? [] : [`${id}: ${url} must be https or wss.`]),
            ...(claimed === id
              ? []
              : [`${url} is claimed by "${claimed}" before "${id}": declare "${id}" first.`]),
          ];
        }),
      ),
    );
  });

  it('asks only what reads, at endpoints of its own', () => {
    none(
      asks(platform).flatMap((ask) => {
        return [ask.url, ...(ask.also ?? [])].flatMap((url) => {
          const claimed = claim(platform.endpoints, ask.method, url);
          return [
            ...(claimed?.id === ask.endpoint
              ? []
              : [
                  `${ask.method} ${url} is claimed by "${claimed?.id}", not by "${ask.endpoint}": correct the ask.`,
                ]),
            ...(claimed?.endpoint.kind === 'usage' ? [`Never ask "${ask.endpoint}": it spends.`] : []),
          ];
        });
      }),
    );
  });

  it('asks in a way that can work', () => {
    const { via, readAlong = [], signOutBy = [] } = platform.asking;
    const kinds = asks(platform).map(({ auth }) => auth.kind);
    none([
      ...(kinds.includes('clerk') && via.some((way) => way !== 'page')
        ? ['A Clerk token lives in the page: ask via page only.']
        : []),
      ...(kinds.includes('wiz') && via.some((way) => way !== 'page')
        ? ['The tokens of a page of Google live in its world: ask via page only.']
        : []),
      ...(kinds.includes('stored-token') && via.some((way) => way !== 'tab')
        ? ['A token in local storage is read where the page has no script: ask via tab only.']
        : []),
      ...asks(platform)
        .filter(({ from }) => from !== undefined && !platform.pages.includes(from))
        .map(({ from }) => `It is none of its pages: ${from}`),
      ...(kinds.includes('key') && via.some((way) => way !== 'background')
        ? ['A key must not reach a page: ask via background only.']
        : []),
      ...(kinds.includes('oauth') && via.some((way) => way !== 'background')
        ? ['The token of a connection must not reach a page: ask via background only.']
        : []),
      ...(kinds.includes('oauth') === (platform.sessionIn === 'oauth')
        ? []
        : ['Asks with a connection belong to sessionIn: oauth.']),
      ...((platform.oauth === undefined) === (platform.sessionIn === 'oauth')
        ? ['Say how it is connected (`oauth`) exactly where sessionIn is oauth.']
        : []),
      ...(kinds.includes('key') === (platform.sessionIn === 'key')
        ? []
        : ['Asks with a key belong to sessionIn: key.']),
      ...((platform.key === undefined) === (platform.sessionIn === 'key')
        ? ['Say what a key looks like (`key`) exactly where sessionIn is key.']
        : []),
      ...(platform.sessionIn === 'key' && platform.links.keys === undefined
        ? ['Link the page where keys are made.']
        : []),
      ...(asks(platform).length > 0 && !platform.asking.balance(account, 0).some(({ required }) => required)
        ? ['Mark one ask of the balance as required: its failure is the one that is shown.']
        : []),
      // Where one address tells everything (GraphQL), a failure of it is not the balance's.
      ...(platform.tier === 'A' &&
      asks(platform).length === 0 &&
      readAlong.length === 0 &&
      endpoints.some(([, { kind }]) => kind === 'balance')
        ? ['Ask for the balance, or name in `readAlong` the endpoint by which the page itself tells it.']
        : []),
      ...readAlong
        .filter((id) => platform.endpoints[id]?.kind !== 'balance')
        .map((id) => `"${id}" tells no balance: take it from readAlong.`),
      ...signOutBy
        .filter((id) => platform.endpoints[id] === undefined || readAlong.includes(id))
        .map((id) => `"${id}" is no endpoint, or all its failures count: take it from signOutBy.`),
    ]);
  });

  it('reads from the background only what it has permission for', () => {
    const ways: readonly string[] = platform.asking.via;
    if (!ways.includes('background')) return;
    none(
      asks(platform)
        .filter(({ url }) => !platform.permissions.some((pattern) => matchesPattern(pattern, url)))
        .map(
          ({ url }) =>
            `The background may not read ${url}: add its origin to permissions, or ask via the page.`,
        ),
    );
  });

  it('connects in a way that keeps its token where it belongs', () => {
    const { oauth } = platform;
    if (oauth === undefined) return;
    const permitted = (url: string) => platform.permissions.some((pattern) => matchesPattern(pattern, url));
    const asked = asks(platform).flatMap(({ url, also = [] }) => [url, ...also]);
    const typed = [oauth.clientId, oauth.clientSecret, oauth.tenant].flatMap((one) => one ?? []);
    none([
      ...asked
        .filter((url) => !oauth.hosts.includes(new URL(url).host))
        .map((url) => `The token may not go to ${url}: name its host in oauth.hosts, or don't ask there.`),
      ...[oauth.token, ...(oauth.revoke === undefined ? [] : [oauth.revoke])]
        .filter((url) => !permitted(url.replace('{tenant}', 'tenant')))
        .map((url) => `The background may not reach ${url}: add its origin to permissions.`),
      ...[oauth.issuer, oauth.authorize, oauth.token, ...Object.values(oauth.links)]
        .filter((url) => !url.startsWith('https://'))
        .map((url) => `${url} must be https.`),
      ...(oauth.tenant === undefined && oauth.authorize.includes('{tenant}')
        ? ['Ask the person for the tenant that stands in its addresses.']
        : []),
      ...typed
        .filter(({ pattern, example }) => !new RegExp(pattern).test(example) && !example.endsWith('…'))
        .map(({ name }) => `Make the example of "${name}" fit its pattern.`),
      ...(oauth.scopes.length === 0 ? ['Ask for the weakest scopes that read it.'] : []),
      ...(oauth.impossible.length === 0 ? ['Say what the vendor makes impossible, and the manual way.'] : []),
    ]);
  });

  it('names an example of its key that fits its pattern', () => {
    if (platform.key === undefined) return;
    const { pattern, example } = platform.key;
    expect(example, `Make the key's example fit ${pattern}.`).toMatch(new RegExp(pattern));
    for (const foreign of [
      'sk-ant-api03-aaaaaaaaaaaaaaaaaaaaaaaa',
      'sk-proj-aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      '',
    ]) {
      expect(
        new RegExp(pattern).test(foreign),
        `"${foreign}" is no key of ${platform.name}: narrow the pattern.`,
      ).toBe(false);
    }
  });

  it('dates and sources its facts', () => {
    const facts = [...platform.costs, ...factsOf(table)];
    none([
      ...facts
        .filter(({ asOf }) => !/^\d{4}-\d\d(-\d\d)?$/.test(asOf))
        .map(({ asOf }) => `Write "${asOf}" as YYYY-MM-DD or YYYY-MM.`),
      ...facts
        .filter(({ source }) => source.trim() === '')
        .map((fact) => `Say where ${JSON.stringify(fact)} is from.`),
      ...facts
        .filter(({ confidence }) => !['high', 'medium', 'low'].includes(confidence))
        .map((fact) => `Say how sure ${JSON.stringify(fact)} is: high, medium or low.`),
      ...[...allowances, ...table.bundles]
        .filter(({ amount }) => !(amount > 0))
        .map((fact) => `${JSON.stringify(fact)} has no amount above zero.`),
      ...platform.costs
        .filter((cost) => !ratesOf(cost).some((rate) => rate !== undefined))
        .map((fact) => `${JSON.stringify(fact)} has no rate: say what it costs, or leave it out.`),
      ...platform.costs
        .filter((cost) => ratesOf(cost).some((rate) => rate !== undefined && !(rate >= 0)))
        .map((fact) => `${JSON.stringify(fact)} has a rate below zero.`),
      ...platform.composers
        .flatMap(({ prompt, send }) => [...prompt, ...send])
        .filter(({ seen }) => !/^\d{4}-\d\d(-\d\d)?$/.test(seen))
        .map(({ selector }) => `Say when the selector "${selector}" was seen.`),
    ]);
  });

  it('tells prices as amounts of a currency', () => {
    const prices = [...table.plans.flatMap(pricesOf), ...table.bundles.flatMap(({ price }) => price ?? [])];
    none([
      ...prices
        .filter(({ amount }) => !(amount >= 0 && Number.isFinite(amount)))
        .map((price) => `${JSON.stringify(price)} is no amount: leave a price out that is not known.`),
      ...prices
        .filter(({ currency }) => !/^[A-Z]{3}$/.test(currency))
        .map(({ currency }) => `Write the currency "${currency}" as USD.`),
      ...[...table.bundles, ...table.bought]
        .filter(({ expiresAfterMonths: months = 1 }) => months !== 'never' && !isCount(months))
        .map((fact) => `${JSON.stringify(fact)} lasts whole months, or never ends.`),
    ]);
  });

  it('has a plan table whose parts fit together', () => {
    const plans = table.plans.map(({ id }) => id);
    const needed = [...table.bundles, ...table.bought].flatMap(({ needsPlan }) => needsPlan ?? []);
    none([
      ...twice(plans).map((id) => `Two plans are called "${id}": rename one.`),
      ...twice(table.bundles.map(({ id }) => id)).map((id) => `Two bundles are called "${id}": rename one.`),
      ...twice(platform.plans.map(({ id }) => id)).map((id) => `Two presets are called "${id}": rename one.`),
      ...table.plans.flatMap(({ id, included }) =>
        twice(included.map((allowance) => allowance.id)).map(
          (double) => `"${id}" includes two things called "${double}": rename one.`,
        ),
      ),
      ...needed
        .filter((id) => !plans.includes(id))
        .map((id) => `A bundle needs the plan "${id}", which is not there.`),
      ...table.plans
        .filter(({ relative }) => relative !== undefined && !plans.includes(relative.to))
        .map(({ id, relative }) => `"${id}" is told as a multiple of "${relative?.to}", which is not there.`),
      ...table.plans
        .filter(({ relative }) => relative !== undefined && !(relative.factor > 0))
        .map(({ id }) => `"${id}" is no multiple: give a factor above zero.`),
      ...allowances
        .filter(({ rollover }) => typeof rollover === 'object' && !(rollover.max > 0))
        .map((allowance) => `${JSON.stringify(allowance)} keeps nothing: write rollover 'none'.`),
    ]);
  });

  it('presets a limit by hand from its plan table', () => {
    expect(platform.plans, 'Write `plans: presetsOf(planTable)`.').toEqual(presetsOf(table));
  });

  it('is marked by a picture of the package, or by one or two letters', () => {
    const { icon, glyph } = platform;
    const letters = [...glyph].length;
    expect(letters >= 1 && letters <= 2, `Write one or two characters as the glyph, not "${glyph}".`).toBe(
      true,
    );
    const own = platform.id.replace(/-(api|admin)$/, '').replaceAll('-', '');
    if (icon === undefined) {
      // Somebody else's picture of the same name would be a reason to write the exception here.
      return expect(
        () => iconAssets([own]),
        `@lobehub/icons-static-svg has a picture "${own}": name it as icon.`,
      ).toThrow();
    }
    expect(
      () => iconAssets([icon]),
      `@lobehub/icons-static-svg has no "${icon}": name one that it has (ls node_modules/@lobehub/icons-static-svg/icons), or leave icon out.`,
    ).not.toThrow();
  });

  it('links to https pages', () => {
    none(
      Object.entries(platform.links)
        .filter(([, url]) => !URL.canParse(url) || new URL(url).protocol !== 'https:')
        .map(([name, url]) => `The link "${name}" is not an https URL: ${url}`),
    );
  });

  it('is done in every point of its quality card, or says why it is not', () => {
    const folder = fileURLToPath(new URL(`./${platform.id}/`, import.meta.url));
    none([
      ...Object.entries(qualityOf(platform, folder))
        .filter(([, mark]) => mark === undefined)
        .map(
          ([point]) =>
            `"${point}" is not done: do it, or say why not in test/platforms/${platform.id}/quality.json (todo or exempt).`,
        ),
      ...needlessNotes(platform, folder).map(
        (point) => `"${point}" is done: take it out of test/platforms/${platform.id}/quality.json.`,
      ),
    ]);
  });

  it('shows every situation of its balance, or says why it cannot occur', () => {
    const folder = fileURLToPath(new URL(`./${platform.id}/`, import.meta.url));
    const notes = `test/platforms/${platform.id}/quality.json`;
    none([
      ...owedBy(platform, folder)
        .filter(({ done, follows, noted }) => !done && (follows ?? noted) === undefined)
        .map(
          ({ source, situation }) =>
            `No case shows "${source}" ${situation}: record or compose one (npm run record -- --platform ${platform.id} --situation ${situation}), or say in ${notes} why it can't occur ("situations": { "${source} ${situation}": "…" }).`,
        ),
      ...needlessSituations(platform, folder).map(
        (note) => `Nothing needs the reason for "${note}": take it out of ${notes}.`,
      ),
    ]);
  });

  it('has examples that are all used, each with its origin', () => {
    const folder = fileURLToPath(new URL(`./${platform.id}/`, import.meta.url));
    const cases = casesIn(folder);
    if (!existsSync(`${folder}fixtures`)) {
      none(
        cases.length > 0 || endpoints.length === 0
          ? []
          : [`Record what ${platform.id} answers: npm run record (CONTRIBUTING.md).`],
      );
      return;
    }
    expect(
      existsSync(`${folder}fixtures/ORIGIN.md`),
      `Write test/platforms/${platform.id}/fixtures/ORIGIN.md.`,
    ).toBe(true);
    const origin = readFileSync(`${folder}fixtures/ORIGIN.md`, 'utf8');
    const tests = [
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(folder + name, 'utf8')),
      ...cases.map(({ of }) => of.response.file ?? ''),
      ...recordings.map(({ copy }) => copy).filter((copy) => copy.startsWith(`${platform.id}/`)),
    ].join('\n');
    const files = readdirSync(`${folder}fixtures`).filter((name) => name !== 'ORIGIN.md');
    none([
      ...files
        .filter((name) => !tests.includes(name))
        .map((name) => `No test of ${platform.id} reads ${name}: use or remove it.`),
      ...files
        .filter((name) => !origin.includes(name))
        .map((name) => `Say in ORIGIN.md where ${name} comes from.`),
    ]);
  });
});
