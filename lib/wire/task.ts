import { fitsPattern } from '../core/pattern';
import type { Task } from '../core/quote/task';
import type { Unit } from '../core/unit';
import { callsOf } from './calls';
import type { Json, JsonObject } from './json';
import { at, type Place } from './place';

/**
 * Where a request says what it is about to generate, as data: in the root `{ body, query, params }` of what was
 * picked of the request. Of several places the first with a value counts.
 */
export interface TaskPick {
  /**
   * tRPC: only a request that calls one of these procedures makes a task. What the first such call is called with is
   * `input` in the root, wherever in a batch it stands: see calls.ts.
   */
  readonly calls?: readonly string[];
  /** Only a request that has something here (not null, false, '' or 0), or one of these values, makes a task. */
  readonly when?: Place | { readonly from: Place; readonly is: readonly string[] };
  readonly feature: string | FeatureChoice;
  readonly model?: Places;
  readonly count?: Places;
  readonly seconds?: Places;
  /** All numbers that stand there are added up, as are input tokens. */
  readonly characters?: Place;
  readonly inputTokens?: Place;
  /** `usual`: the value that is not worth a word, so that tasks that say it and tasks that don't are of one kind. */
  readonly settings?: {
    readonly [name: string]: Places | { readonly from: Places; readonly usual: string | number | boolean };
  };
  /** The price of all of it that the request carries, in units of 1 / `per` (100 for hundredths). */
  readonly price?: {
    readonly from: Places;
    readonly per?: number;
    readonly unit: Unit;
    readonly pool: string;
  };
}

type Places = Place | readonly Place[];

/** The feature of the first pattern (each `*` in it stands for anything) that a value at `from` fits. */
export interface FeatureChoice {
  readonly from: Place;
  readonly is: readonly (readonly [pattern: string, feature: string])[];
  readonly else: string;
}

/** What was picked of a request. */
export interface PickedRequest {
  readonly body?: Json;
  readonly query?: { readonly [name: string]: Json };
  readonly params: { readonly [name: string]: string };
}

const MAX_TEXT = 80;

/** The task that a request is for; undefined where it is for none. Never throws. */
export function readTask(shape: TaskPick, request: PickedRequest): Task | undefined {
  const call = shape.calls && callsOf(request).find(({ name }) => shape.calls?.includes(name));
  if (shape.calls !== undefined && call === undefined) return undefined;
  const root: JsonObject = {
    params: request.params,
    ...(call?.input === undefined ? {} : { input: call.input }),
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.query === undefined ? {} : { query: request.query }),
  };
  if (!isMeant(root, shape.when)) return undefined;
  const model = first(root, shape.model, text);
  const count = first(root, shape.count, whole);
  const seconds = first(root, shape.seconds, amount);
  const characters = sum(root, shape.characters);
  const inputTokens = sum(root, shape.inputTokens);
  const price = first(root, shape.price?.from, amount);
  const settings = Object.fromEntries(
    Object.entries(shape.settings ?? {}).flatMap(([name, said]) => {
      const { from, usual } = typeof said === 'object' && 'from' in said ? said : { from: said };
      const value = first(root, from, setting);
      return value === undefined || value === usual ? [] : [[name, value]];
    }),
  );
  return {
    feature: featureOf(root, shape.feature),
    ...(model === undefined ? {} : { model }),
    ...(count === undefined ? {} : { count }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(characters === undefined ? {} : { characters }),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(shape.price === undefined || price === undefined
      ? {}
      : {
          told: {
            pool: shape.price.pool,
            unit: shape.price.unit,
            amount: price / (shape.price.per ?? 1),
          },
        }),
  };
}

function isMeant(root: Json, when: TaskPick['when']): boolean {
  if (when === undefined) return true;
  if (typeof when === 'string') return at(root, when).some(Boolean);
  return at(root, when.from).some((value) => when.is.includes(String(value)));
}

function featureOf(root: Json, feature: TaskPick['feature']): string {
  if (typeof feature === 'string') return feature;
  const values = at(root, feature.from).filter(isPrimitive).map(String);
  const fitting = feature.is.find(([pattern]) => values.some((value) => fitsPattern(pattern, value)));
  return fitting?.[1] ?? feature.else;
}

function first<T>(
  root: Json,
  places: Places | undefined,
  read: (value: Json) => T | undefined,
): T | undefined {
  for (const place of typeof places === 'string' ? [places] : (places ?? [])) {
    for (const value of at(root, place)) {
      const known = read(value);
      if (known !== undefined) return known;
    }
  }
  return undefined;
}

function sum(root: Json, place: Place | undefined): number | undefined {
  if (place === undefined) return undefined;
  const numbers = at(root, place).filter((value): value is number => amount(value) !== undefined);
  return numbers.length === 0 ? undefined : numbers.reduce((all, one) => all + one, 0);
}

function text(value: Json): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : undefined;
}

/** Forms often send their numbers as texts. */
function amount(value: Json): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function whole(value: Json): number | undefined {
  const number = amount(value);
  return number !== undefined && Number.isInteger(number) && number > 0 ? number : undefined;
}

function setting(value: Json): string | number | boolean | undefined {
  // Forms often send their switches as texts, too.
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value === 'string') return text(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function isPrimitive(value: Json): boolean {
  return typeof value !== 'object';
}
