import type { PriceBook } from '../core/quote/book';
import type { Rates } from '../core/quote/rule';
import { addedUp } from '../core/quote/script';
import { asInput, type Task } from '../core/quote/task';
import { countTokens } from '../core/quote/tokens';
import type { Draft } from '../page/watch';
import { modelsOf, requestedModel } from './model-name';

/** A page that goes to another address within this time (ms) of a spend went there because of it. */
const BY_SENDING = 5_000;

/** What is in the prompt box at hand. */
export interface Composed {
  /** What the box at hand makes; absent where none is known. */
  readonly feature?: string;
  /** What the page shows as chosen. */
  readonly model?: string;
  /** What is typed in. Only measured, and only where a price depends on it. */
  readonly text?: () => string;
}

/** What was seen of this page's requests, as far as the next one will be like them. In memory only. */
export class Drafts {
  /** What the site asked the price of last: what is chosen in the page. */
  #asked: Task | undefined;
  /** feature -> what was sent last. */
  readonly #spent = new Map<string, Task>();
  #spentAt = Number.NEGATIVE_INFINITY;
  #last: Task | undefined;
  /** What sending adds to the settings that the site asks the price of: a tip. */
  #added: Settings = {};

  /** Whether anything was seen. */
  get any(): boolean {
    return this.#last !== undefined;
  }

  add({ about, task }: Draft, now: number): void {
    this.#last = task;
    if (about === 'price') {
      this.#asked = task;
    } else {
      this.#spent.set(task.feature, task);
      this.#spentAt = now;
      this.#added = addedTo(this.#asked, task) ?? this.#added;
    }
  }

  /**
   * The page has gone elsewhere: what was chosen there is not chosen here, and another conversation has another
   * history. Unless it went there by sending: a new chat gets its address with its first message.
   */
  left(now: number): void {
    if (now - this.#spentAt < BY_SENDING) return;
    this.#asked = undefined;
    for (const [feature, task] of this.#spent) {
      const { inputTokens: _tokens, inputScripts: _scripts, ...rest } = task;
      this.#spent.set(feature, rest);
    }
  }

  /**
   * The task that sending now would be. Settings are those that the site asked the price of, else those that were sent
   * last. Of a chat whose requests carry the whole conversation, the model reads once more what it read last, and the
   * draft: the last answer is not seen, and so not counted.
   */
  taskOf({ feature, model, text }: Composed, usual: string, book: PriceBook): Task {
    const meant = this.#asked?.feature ?? feature ?? this.#last?.feature ?? usual;
    const spent = this.#spent.get(meant);
    const like = this.#asked ?? spent;
    const seen = [...this.#spent.values(), ...(this.#asked === undefined ? [] : [this.#asked])];
    const known = [...seen.flatMap((task) => task.model ?? []), ...modelsOf(book)];
    const name = model === undefined ? like?.model : requestedModel(model, known);
    const { count, seconds } = like ?? {};
    const settings = this.#asked === undefined ? like?.settings : withMore(this.#asked.settings, this.#added);
    return {
      feature: meant,
      ...(name === undefined ? {} : { model: name }),
      ...(count === undefined ? {} : { count }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(settings === undefined ? {} : { settings }),
      ...measured(text, book, like, spent),
    };
  }
}

type Settings = NonNullable<Task['settings']>;

/** What a task has beyond the one that the price was asked of just before; undefined: it is another one. */
function addedTo(asked: Task | undefined, { settings = {}, ...sent }: Task): Settings | undefined {
  if (asked === undefined) return undefined;
  const isSame =
    (['feature', 'model', 'count', 'seconds'] as const).every((name) => asked[name] === sent[name]) &&
    Object.entries(asked.settings ?? {}).every(([name, value]) => settings[name] === value);
  if (!isSame) return undefined;
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => asked.settings?.[name] === undefined),
  );
}

function withMore(settings: Settings | undefined, more: Settings): Settings | undefined {
  return Object.keys(more).length === 0 ? settings : { ...settings, ...more };
}

type Measures = Pick<Task, 'characters' | 'inputTokens' | 'inputScripts'>;

function measured(
  text: Composed['text'],
  book: PriceBook,
  like: Task | undefined,
  history: Task | undefined,
): Measures {
  const characters = dependsOn(book, 'perCharacter');
  const tokens = dependsOn(book, 'perInputToken');
  if (!characters && !tokens) return {};
  if (text === undefined) return measuresOf(like);
  const typed = text();
  return {
    ...(characters ? { characters: typed.length } : {}),
    ...(tokens ? inputAfter(history, typed) : {}),
  };
}

function measuresOf({ characters, inputTokens, inputScripts }: Partial<Task> = {}): Measures {
  return {
    ...(characters === undefined ? {} : { characters }),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(inputScripts === undefined ? {} : { inputScripts }),
  };
}

/** All that was read last, and what is typed. */
function inputAfter(history: Task | undefined, typed: string): Measures {
  const { inputTokens = 0, inputScripts = {} } = history ?? {};
  const others = Object.values(inputScripts).reduce((sum, one) => sum + one, 0);
  return asInput(addedUp([{ ...inputScripts, latin: inputTokens - others }, countTokens(typed)]));
}

function dependsOn({ rules, told }: PriceBook, rate: keyof Rates): boolean {
  return [...rules, ...told].some((price: Rates) => price[rate] !== undefined);
}
