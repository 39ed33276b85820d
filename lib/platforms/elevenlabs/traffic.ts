import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { tablePrice } from '../priced';
import { refuse, shaped } from '../read';
import { accountOf } from './account';
import { POOL } from './balance';
import { costs } from './costs';

const Sound = v.object({ audio_base64: v.pipe(v.number(), v.minValue(1)) });

/**
 * POST /v1/text-to-speech/… with timestamps: sound inside JSON. What it took is not in the body: priced by the table,
 * before what the voice comes to. A refusal is no 2xx and spends nothing.
 */
export function readSound(answer: Answer): Findings {
  const pieces = answer.events ?? [answer.json];
  const piece = pieces.find((one) => v.is(Sound, one));
  shaped(Sound, piece ?? pieces[0] ?? null);
  return made(answer);
}

/** POST /v1/text-to-speech/… without them, and /v1/sound-generation: the sound itself. JSON in its place is no sound. */
export function readFile(answer: Answer): Findings {
  if (answer.json !== undefined) return refuse('changed-shape', 'body', 'JSON came in place of sound.');
  return made(answer);
}

function made(answer: Answer): Findings {
  const { task } = answer;
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
  const amount = tablePrice(costs, POOL, task);
  return {
    spends: [
      {
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...asUse(task),
        ...(amount === undefined ? {} : { amount }),
        ...(task.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
    ...accountOf(answer),
  };
}
