import * as v from 'valibot';
import { scripts } from '../core/quote/script';
import type { Task } from '../core/quote/task';
import type { Draft } from '../page/watch';

/** A task as the tap tells it: the page may forge it, and then only lies to its own person about its own price. */
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const short = v.pipe(v.string(), v.maxLength(80));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Every member of a task: one that is missing here would make each task that has it one of unknown form. */
const members = {
  feature: short,
  model: v.exactOptional(short),
  count: v.exactOptional(whole),
  seconds: v.exactOptional(amount),
  characters: v.exactOptional(amount),
  inputTokens: v.exactOptional(amount),
  inputScripts: v.exactOptional(v.strictObject(v.entriesFromList(scripts, v.exactOptional(amount)))),
  settings: v.exactOptional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.maxLength(40)),
        v.union([short, v.pipe(v.number(), v.finite()), v.boolean()]),
      ),
      v.check((settings) => Object.keys(settings).length <= 20, 'too many settings'),
    ),
  ),
  told: v.exactOptional(v.strictObject({ pool: short, unit: short, amount })),
} satisfies { readonly [M in keyof Required<Task>]: unknown };

export const TaskSchema: v.GenericSchema<unknown, Task> = v.strictObject(members);

export const DraftSchema: v.GenericSchema<unknown, Draft> = v.strictObject({
  about: v.picklist(['spend', 'price']),
  task: TaskSchema,
});
