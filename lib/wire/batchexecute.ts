import { type Json, parseJson } from './json';
import { LineReader } from './lines';
import type { ReaderOf } from './observation';
import type { Pick } from './pick';
import { MAX_EVENT } from './sse';

/** So many answers of one call are read: one that grows says the same once more with each. */
export const MAX_SAME = 16;

/** What is picked of the events that are made of answers to these calls. */
export function batchPick(rpcs: { readonly [rpc: string]: Pick }): Pick {
  return { keys: { ...rpcs, rpc: { oneOf: Object.keys(rpcs) }, error: true } };
}

/** How a stream of answers is picked from and read: see EventPicker. */
export function batchForm(rpcs: { readonly [rpc: string]: Pick }): readonly [Pick, ReaderOf] {
  return [batchPick(rpcs), (onEvent, _, onOthers) => new BatchReader(Object.keys(rpcs), onEvent, onOthers)];
}

/**
 * An incremental reader of what Google's apps answer, "batchexecute" with `rt=c`: the guard `)]}'`, then chunks, each a
 * line with its length and a JSON list of frames. Of them `["wrb.fr", rpc, data, …, error]` are told, where `rpc` is the
 * call that it answers (null in a stream of one service) and `data` is JSON in a text. By what is written down in
 * public clients (HanaokaYuzu/Gemini-API, 2026-04; a protocol reference checked against the live site on 2026-09-21).
 *
 * The lengths are of UTF-16 units in one client's words and of bytes in another's, so they are only taken for what
 * parts the chunks: no line of JSON is nothing but digits. A chunk longer than {@link MAX_EVENT} is skipped, and of each
 * call no more than {@link MAX_SAME} answers are parsed. Never throws.
 */
export class BatchReader {
  readonly #lines = new LineReader((line) => this.#line(line));
  readonly #told = new Map<string, number>();
  #chunk = '';
  #skipped = 0;

  /**
   * `rpcs`: the calls that are wanted; the empty name is that of null. An answer is told as the JSON text
   * `{ [rpc]: data }`, an error as `{ "rpc": …, "error": code }`; `onOthers` counts chunks that are not read.
   */
  constructor(
    private readonly rpcs: readonly string[],
    private readonly onEvent: (event: { readonly data: string }) => void,
    private readonly onOthers: (count: number) => void = () => undefined,
  ) {}

  /** How many chunks or lines were too long to be read. */
  get skipped(): number {
    return this.#skipped + this.#lines.skipped;
  }

  push(text: string): void {
    this.#lines.push(text);
  }

  end(): void {
    this.#lines.end();
    this.#endChunk();
  }

  #line(line: string): void {
    if (/^\d+$/.test(line)) this.#endChunk();
    // The guard is no JSON, so that no script can read the answer of another site.
    else if (!line.startsWith(')]}')) this.#chunk += line.slice(0, MAX_EVENT + 1 - this.#chunk.length);
  }

  #endChunk(): void {
    const chunk = this.#chunk;
    this.#chunk = '';
    if (chunk === '') return;
    if (chunk.length > MAX_EVENT) this.#skipped++;
    else if (this.#isRepeated(chunk)) this.onOthers(1);
    else for (const frame of framesIn(chunk)) this.#frame(frame);
  }

  /** Told by its beginning: to parse it is what is to be saved. */
  #isRepeated(chunk: string): boolean {
    const [, name] = /^\[\["wrb\.fr",(null|"\w+"),"/.exec(chunk) ?? [];
    return (this.#told.get(name?.replace(/^null$|"/g, '') ?? '?') ?? 0) >= MAX_SAME;
  }

  #frame(frame: Json): void {
    if (!Array.isArray(frame) || frame[0] !== 'wrb.fr') return;
    const [, name, data, , , status]: readonly (Json | undefined)[] = frame;
    const rpc = name ?? '';
    if (typeof rpc !== 'string' || !this.rpcs.includes(rpc)) return;
    const error = errorIn(status);
    if (error !== undefined) this.onEvent({ data: JSON.stringify({ rpc, error }) });
    if (typeof data !== 'string') return;
    this.#told.set(rpc, (this.#told.get(rpc) ?? 0) + 1);
    this.onEvent({ data: `{${JSON.stringify(rpc)}:${data}}` });
  }
}

function framesIn(chunk: string): readonly Json[] {
  try {
    const frames = parseJson(chunk);
    return Array.isArray(frames) ? frames : [];
  } catch {
    return [];
  }
}

/** `[3, null, [["type.googleapis.com/….BardErrorInfo", [1037]]]]`: the detail's own code, else that of gRPC. */
function errorIn(status: Json | undefined): number | undefined {
  const detail = element(element(element(element(status, 2), 0), 1), 0);
  const code = typeof detail === 'number' ? detail : element(status, 0);
  return typeof code === 'number' ? code : undefined;
}

function element(list: Json | undefined, place: number): Json | undefined {
  return Array.isArray(list) ? list[place] : undefined;
}
