import { fitsPattern } from '../core/pattern';
import { addedUp, type ByScript, scripts } from '../core/quote/script';
import { asInput, type Task } from '../core/quote/task';
import type { Unit } from '../core/unit';
import { callsOf } from './calls';
import { isJsonObject, type Json, type JsonObject } from './json';
import { at, type Place } from './place';

/**
 * Where a request says what it is about to generate, as data: in the root `{ headers, body, query, params }` of what was
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
  /** Values at `model` that leave the choice to the platform: the model is not known then. */
  readonly anyModel?: readonly string[];
  /** What the platform calls the models at `model`, where their ids are numbers or change often. */
  readonly modelNames?: { readonly [id: string]: string };
  readonly count?: Places;
  readonly seconds?: Places;
  /** All numbers that stand there are added up. */
  readonly characters?: Places;
  /** Of the Pick `'tokens'`: all that stands there is added up. */
  readonly inputTokens?: Places;
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

/**
 * The feature of the first pattern (each `*` in it stands for anything) that a value at `from` fits; the feature
 * `*` is the value itself. Nothing and an empty text fit none.
 */
export interface FeatureChoice {
  readonly from: Place;
  readonly is: readonly (readonly [pattern: string, feature: string])[];
  readonly else: string | FeatureChoice;
}

/** What was picked of a request. */
export interface PickedRequest {
  readonly headers?: { readonly [name: string]: Json };
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
    ...(request.headers === undefined ? {} : { headers: request.headers }),
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.query === undefined ? {} : { query: request.query }),
  };
  if (!isMeant(root, shape.when)) return undefined;
  const model = first(root, shape.model, (value) =>
    shape.anyModel?.includes(String(value)) ? undefined : (shape.modelNames?.[String(value)] ?? text(value)),
  );
  const count = first(root, shape.count, whole);
  const seconds = first(root, shape.seconds, amount);
  const characters = sum(root, shape.characters);
  const input = tokensAt(root, shape.inputTokens);
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
    ...input,
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
  const values = at(root, feature.from)
    .filter((value) => isPrimitive(value) && value !== '')
    .map(String);
  for (const [pattern, meant] of feature.is) {
    const fitting = values.find((value) => fitsPattern(pattern, value));
    if (fitting !== undefined) return meant === '*' ? fitting.slice(0, MAX_TEXT) : meant;
  }
  return featureOf(root, feature.else);
}

function first<T>(
  root: Json,
  places: Places | undefined,
  read: (value: Json) => T | undefined,
): T | undefined {
  for (const value of allAt(root, places)) {
    const known = read(value);
    if (known !== undefined) return known;
  }
  return undefined;
}

function allAt(root: Json, places: Places | undefined): readonly Json[] {
  return (typeof places === 'string' ? [places] : (places ?? [])).flatMap((place) => at(root, place));
}

function sum(root: Json, places: Places | undefined): number | undefined {
  const numbers = allAt(root, places).filter((value): value is number => amount(value) !== undefined);
  return numbers.length === 0 ? undefined : numbers.reduce((all, one) => all + one, 0);
}

/** A page may forge what it says it picked: what is no count of a script is nothing. */
function tokensAt(root: Json, places: Places | undefined): Pick<Task, 'inputTokens' | 'inputScripts'> {
  const counts = allAt(root, places).flatMap((value): ByScript[] => {
    if (!isJsonObject(value)) return [];
    return [
      Object.fromEntries(
        scripts.flatMap((script) => {
          const tokens = typeof value[script] === 'number' ? amount(value[script]) : undefined;
          return tokens === undefined ? [] : [[script, tokens]];
        }),
      ),
    ];
  });
  return counts.length === 0 ? {} : asInput(addedUp(counts));
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
