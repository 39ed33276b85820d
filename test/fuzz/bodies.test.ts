import { BodyReader } from '../../lib/page/body-reader';
import { Branch } from '../../lib/page/branch';
import type { Endpoint } from '../../lib/wire/endpoint';
import { type Body, isBinary, MAX_BODY, MAX_EVENTS, readBody, readBytes } from '../../lib/wire/observation';
import { MAX_STRING } from '../../lib/wire/pick';
import { corpus } from './corpus';
import { fuzz, holds, sameJson } from './fuzz';
import { cutsOf, mutated, piecesOf } from './mutate';
import type { Random } from './random';
import { endpoints, isDeclared, SECRET, streamPicks } from './shapes';

/** As it comes off the wire: no half of a character. */
function bodyOf(random: Random) {
  const text = mutated(random, corpus);
  const bytes = new TextEncoder().encode(text);
  return {
    text: new TextDecoder().decode(bytes),
    cuts: cutsOf(random, bytes.length),
    endpoint: random.below(endpoints.length),
    status: random.of([200, 200, 401, 429, 503]),
    // Of two branches, as `clone()` and `tee()` make them: which is fed how far.
    forked: random.once(2),
    stopped: random.below(6),
  };
}

/** As the tap reads it in one piece: bytes, where an endpoint is binary. */
function wholeOf(text: string, endpoint: Endpoint, status: number): Body {
  if (!isBinary(endpoint)) return readBody(text, endpoint, status);
  return readBytes(new TextEncoder().encode(text), endpoint, status);
}

type Input = ReturnType<typeof bodyOf>;
const endpointOf = ({ endpoint }: Input) => endpoints[endpoint] as Endpoint;

function hasOnlyDeclared(body: Body, { response }: Endpoint): boolean {
  const { json, page, protobuf } = response;
  const streamed = streamPicks(response);
  switch (body.kind) {
    case 'json':
      // Of Protobuf numbers are told, and texts that are declared, in which no recording has a secret.
      return protobuf === undefined
        ? isDeclared(body.value, json ?? streamed[0] ?? { keys: {} })
        : !JSON.stringify(body.value).includes(SECRET);
    case 'events':
      return (
        body.values.length <= MAX_EVENTS &&
        body.values.every((value) => streamed.some((pick) => isDeclared(value, pick)))
      );
    case 'page':
      return (
        page !== undefined &&
        Object.entries(body.page.scripts).every(([id, value]) =>
          isDeclared(value, page.scripts?.[id] ?? { keys: {} }),
        ) &&
        body.page.lines.every((line) => page.lines?.some((source) => new RegExp(source, 'i').test(line)))
      );
    case 'not-json':
      // A browser's words on broken JSON tell the character that it did not expect, and no more of the text.
      return body.problem.length <= MAX_STRING && !body.problem.includes('SECRET');
    default:
      return true;
  }
}

fuzz(
  'whole bodies',
  'are told the same from the whole and from pieces, and only what is declared',
  bodyOf,
  (input) => {
    const { text, cuts, status } = input;
    const endpoint = endpointOf(input);
    const whole = wholeOf(text, endpoint, status);
    holds(hasOnlyDeclared(whole, endpoint), () => `${JSON.stringify(whole)} is not declared.`);
    if (text.length > MAX_BODY) return;
    const byBytes = new BodyReader(endpoint, status);
    for (const piece of piecesOf(new TextEncoder().encode(text), cuts)) byBytes.bytes(piece);
    const byText = new BodyReader(endpoint, status);
    for (const piece of piecesOf(text, cuts)) byText.text(piece);
    for (const [told, expected] of [
      [byBytes.end(), whole],
      // The page's own decoding to text leaves no Protobuf.
      [byText.end(), readBody(text, endpoint, status)],
    ] as const)
      holds(
        sameJson(told, expected),
        () => `In pieces ${JSON.stringify(told)}, whole ${JSON.stringify(expected)}.`,
      );
  },
);

fuzz(
  'bodies in branches',
  'are told once at most, and as the whole where a branch came to its end',
  bodyOf,
  (input) => {
    const { text, cuts, status, forked, stopped } = input;
    const endpoint = endpointOf(input);
    const told: Body[] = [];
    const branch = Branch.of(
      () => new BodyReader(endpoint, status),
      (body) => told.push(body),
    );
    const other = forked ? branch.fork() : undefined;
    const pieces = piecesOf(new TextEncoder().encode(text), cuts);
    for (const piece of pieces.slice(0, stopped)) other?.bytes(piece);
    other?.cut();
    for (const piece of pieces) branch.bytes(piece);
    branch.end();
    // What comes after the end is not the body's.
    branch.bytes(new Uint8Array([0x7b, 0x7d]));
    branch.cut();
    branch.end();
    const whole = wholeOf(text, endpoint, status);
    holds(told.length === 1, () => `It was told ${told.length} times.`);
    if (text.length <= MAX_BODY)
      holds(
        sameJson(told[0], whole),
        () => `Told ${JSON.stringify(told[0])}, whole ${JSON.stringify(whole)}.`,
      );
  },
);
