import type { Platform } from '../../lib/platforms/platform';
import { claim } from '../../lib/wire/endpoint';
import { type Recorded, readHar } from './har';
import { type Case, type Situation, situations } from './platform-case';
import { caseOf } from './record-case';
import { oneLine, options, UsageError } from './usage-error';

export const help = `npm run record -- --platform ID --situation SITUATION --about WORDS --origin WORDS  < saved.har
npm run record -- … --url URL [--method M] [--status N] [--now ISO] [--request FILE] < response

Turns a saved HAR, or one pasted response, into cases of test/platforms/ID/cases: scrubbed, with what is read of them now.
Review them before they are committed: whatever is expected is only what the parser says today.
SITUATION is one of ${situations.join(', ')}.`;

export interface RecordWorld {
  readonly platforms: readonly Platform[];
  readonly stdin: () => Promise<Uint8Array>;
  /** ISO 8601. */
  readonly now: string;
  readonly readFile: (path: string) => string;
  /** Writes a case where there is none of that name yet; gives the name that it got. */
  readonly write: (platform: string, name: string, text: string) => string;
}

/** The lines that tell what was written. Throws {@link UsageError}. */
export async function record(args: readonly string[], world: RecordWorld): Promise<readonly string[]> {
  const values = options(args, {
    platform: { type: 'string' },
    situation: { type: 'string' },
    about: { type: 'string' },
    origin: { type: 'string' },
    url: { type: 'string' },
    method: { type: 'string' },
    status: { type: 'string' },
    now: { type: 'string' },
    request: { type: 'string' },
  });
  const platform = world.platforms.find(({ id }) => id === values.platform);
  if (platform === undefined)
    throw new UsageError(`There is no platform "${oneLine(values.platform ?? '')}".`);
  const { about, origin } = values;
  if (!about || !origin)
    throw new UsageError('Say with --about what it is an example of, and with --origin where it is from.');
  const told = { situation: situationOf(values.situation), about, origin };
  const input = await world.stdin();
  const recorded = values.url === undefined ? fromHar(input) : [pasted(values.url, values, input, world)];
  const cases = recorded.flatMap((one) => caseOf(platform, one, told) ?? []);
  if (cases.length === 0)
    throw new UsageError(`No source of ${platform.name} claims any of it${hint(platform, recorded)}`);
  return cases.map(
    (one) => `test/platforms/${platform.id}/cases/${world.write(platform.id, nameOf(one), textOf(one))}`,
  );
}

function situationOf(text = ''): Situation {
  const found = situations.find((one) => one === text);
  if (found === undefined) throw new UsageError(`--situation is one of ${situations.join(', ')}.`);
  return found;
}

function fromHar(input: Uint8Array): readonly Recorded[] {
  const recorded = readHar(new TextDecoder().decode(input));
  if (recorded === undefined) throw new UsageError('This is no HAR. For a pasted response say --url too.');
  return recorded;
}

interface Pasted {
  readonly method?: string | undefined;
  readonly status?: string | undefined;
  readonly now?: string | undefined;
  readonly request?: string | undefined;
}

function pasted(
  url: string,
  { method = 'GET', status = '200', now, request }: Pasted,
  body: Uint8Array,
  world: RecordWorld,
): Recorded {
  if (!URL.canParse(url)) throw new UsageError(`--url "${oneLine(url)}" is not a URL.`);
  if (!/^[1-5]\d\d$/.test(status))
    throw new UsageError(`--status "${oneLine(status)}" is not an HTTP status.`);
  if (now !== undefined && Number.isNaN(Date.parse(now)))
    throw new UsageError(`--now "${oneLine(now)}" is no time.`);
  return {
    method: method.toUpperCase(),
    url,
    requestHeaders: {},
    ...(request === undefined ? {} : { requestBody: world.readFile(request) }),
    status: Number(status),
    headers: {},
    body,
    at: new Date(now ?? world.now).toISOString(),
  };
}

function hint(platform: Platform, recorded: readonly Recorded[]): string {
  const hosts = Object.values(platform.endpoints).flatMap(({ url }) =>
    [url].flat().map((one) => one.split('/')[2] ?? ''),
  );
  const near = recorded.find(({ url }) => URL.canParse(url) && hosts.includes(new URL(url).host));
  if (near === undefined) return '.';
  return claim(platform.endpoints, near.method, near.url) === undefined
    ? `; nearest: ${near.method} ${oneLine(near.url.replace(/\?.*$/, ''))}.`
    : '.';
}

function nameOf({ source, situation }: Case): string {
  return `${source}.${situation}`;
}

/** As it is written into the file: without what has its default. */
function textOf({ absentIsZero, request, response, expected, ...one }: Case): string {
  const lean = {
    ...one,
    request: { ...request, headers: Object.keys(request.headers).length === 0 ? undefined : request.headers },
    response: {
      ...response,
      headers: Object.keys(response.headers).length === 0 ? undefined : response.headers,
    },
    ...(absentIsZero.length === 0 ? {} : { absentIsZero }),
    expected,
  };
  return `${JSON.stringify(lean, null, 2)}\n`;
}
