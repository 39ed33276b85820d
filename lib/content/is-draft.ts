import { scripts } from '../core/quote/script';
import type { Task } from '../core/quote/task';
import type { Draft } from '../page/watch';
import {
  anyOf,
  type Check,
  exactly,
  isAmount,
  isBoolean,
  isNumber,
  oneOf,
  record,
  text,
  whole,
} from '../wire/check';

/** A task as the tap tells it: the page may forge it, and then only lies to its own person about its own price. */
const short = text(80);
const count = whole(1);

/** Every member of a task but its feature: one that is missing here would make each task that has it one of unknown form. */
const optional = {
  model: short,
  count,
  seconds: isAmount,
  characters: isAmount,
  inputTokens: isAmount,
  inputScripts: exactly({}, Object.fromEntries(scripts.map((script) => [script, isAmount]))),
  settings: record(anyOf(short, isNumber, isBoolean), 20, 40),
  told: exactly({ pool: short, unit: short, amount: isAmount }),
} satisfies { readonly [M in keyof Required<Omit<Task, 'feature'>>]: Check };

const checkTask = exactly({ feature: short }, optional);
const checkDraft = exactly({ about: oneOf('spend', 'price'), task: checkTask });

export function isTask(value: unknown): value is Task {
  return checkTask(value);
}

export function isDraft(value: unknown): value is Draft {
  return checkDraft(value);
}
