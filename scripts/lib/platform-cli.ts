import type { Platform } from '../../lib/platforms/platform';
import { type ParseCall, readCall } from './platform-call';
import { describeList, listed } from './platform-list';
import { parseResponse } from './platform-parse';
import { UsageError } from './usage-error';

/** What the command line ends with. 0: read. 2: a failure was read. 3: nothing claims the URL. 64: no sensible call. */
export interface Ending {
  readonly status: 0 | 2 | 3 | 64;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly platforms: readonly Platform[];
  /** Read only once the call makes sense. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly now: number;
}

/** `npm run platform -- …` without the process around it: tries a parser on a recorded response, or lists the platforms. */
export async function run(args: readonly string[], world: World): Promise<Ending> {
  try {
    const call = readCall(args, world.platforms);
    if (call.command === 'list') {
      const stdout = call.json ? json(listed(world.platforms)) : describeList(world.platforms);
      return { status: 0, stdout, stderr: '' };
    }
    return parse(call, world, await world.stdin());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 64, stdout: '', stderr: error.message };
  }
}

function parse(call: ParseCall, world: World, body: Uint8Array): Ending {
  const asked = call.platform === undefined ? world.platforms : [call.platform];
  const result = parseResponse(asked, { ...call, now: call.now ?? world.now }, body);
  if (result === undefined) {
    const whose = call.platform === undefined ? 'any platform' : call.platform.name;
    return { status: 3, stdout: '', stderr: `No source of ${whose} claims ${call.method} ${call.url}.` };
  }
  return { status: 'failure' in result ? 2 : 0, stdout: json(result), stderr: '' };
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
