import type { Platform } from '../../lib/platforms/platform';
import { instant } from '../../lib/platforms/time';
import { oneLine, options, UsageError } from './usage-error';

export interface ParseCall {
  readonly command: 'parse';
  readonly url: string;
  readonly method: string;
  readonly status: number;
  /** By lower-case name. Of the response; of the request where an endpoint declares one of that name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly now?: number;
  readonly platform?: Platform;
}

export interface ListCall {
  readonly command: 'list';
  readonly json: boolean;
}

/** The command line as a call. Throws {@link UsageError}. */
export function readCall(args: readonly string[], platforms: readonly Platform[]): ParseCall | ListCall {
  const [command, ...rest] = args;
  if (command === 'parse') return readParse(rest, platforms);
  if (command === 'list')
    return { command, json: options(rest, { json: { type: 'boolean' } }).json === true };
  throw new UsageError(
    command === undefined
      ? 'Say what to do: parse, list or readme.'
      : `Unknown command "${oneLine(command)}": use parse, list or readme.`,
  );
}

function readParse(args: readonly string[], platforms: readonly Platform[]): ParseCall {
  const values = options(args, {
    url: { type: 'string' },
    method: { type: 'string' },
    status: { type: 'string' },
    header: { type: 'string', multiple: true },
    now: { type: 'string' },
    platform: { type: 'string' },
  });
  const now = timeOf(values.now);
  const platform = platformOf(values.platform, platforms);
  return {
    command: 'parse',
    url: urlOf(values.url),
    method: methodOf(values.method),
    status: statusOf(values.status),
    headers: new Map((values.header ?? []).map(headerOf)),
    ...(now === undefined ? {} : { now }),
    ...(platform === undefined ? {} : { platform }),
  };
}

function urlOf(text: string | undefined): string {
  if (text === undefined) throw new UsageError('--url is missing.');
  if (!URL.canParse(text)) throw new UsageError(`--url "${oneLine(text)}" is not a URL.`);
  return text;
}

function methodOf(text = 'GET'): string {
  if (!/^[A-Za-z]+$/.test(text)) throw new UsageError(`--method "${oneLine(text)}" is not an HTTP method.`);
  return text.toUpperCase();
}

function statusOf(text = '200'): number {
  if (!/^[1-5]\d\d$/.test(text))
    throw new UsageError(`--status "${oneLine(text)}" is not between 100 and 599.`);
  return Number(text);
}

/** RFC 9110, 5.1: a field name is a token. */
function headerOf(text: string): [name: string, value: string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*([^\r\n]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--header "${oneLine(text)}" is not of the form 'Name: value'.`);
  }
  return [name.toLowerCase(), value.trim()];
}

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = instant(text);
  if (time === undefined) throw new UsageError(`--now "${oneLine(text)}" is not an ISO 8601 time.`);
  return time;
}

function platformOf(id: string | undefined, platforms: readonly Platform[]): Platform | undefined {
  if (id === undefined) return undefined;
  const found = platforms.find((platform) => platform.id === id);
  if (found === undefined) {
    const known = platforms.map((platform) => platform.id).join(', ');
    throw new UsageError(`Unknown platform "${oneLine(id)}": known are ${known}.`);
  }
  return found;
}
