import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../lib/platforms';
import { bodyOf, casesIn } from '../../scripts/lib/platform-case';

const folder = (platform: string) => join(import.meta.dirname, '../platforms', platform);

function fixturesOf(platform: string): readonly string[] {
  const fixtures = join(folder(platform), 'fixtures');
  if (!existsSync(fixtures)) return [];
  return readdirSync(fixtures)
    .filter((name) => !name.endsWith('.md'))
    .map((name) => readFileSync(join(fixtures, name), 'utf8'));
}

/** What platforms were seen to answer: all recorded responses, as text. */
export const recorded: readonly string[] = platforms.flatMap(({ id }) => [
  ...fixturesOf(id),
  ...casesIn(folder(id))
    .filter(({ of }) => of.response.file === undefined)
    .map(({ of, path }) => new TextDecoder().decode(bodyOf(of, path))),
]);

/** Streams in the forms that platforms send, and forms that they may send one day. */
export const streams: readonly string[] = [
  ...recorded.filter((text) => /^(event|data):/.test(text)),
  'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_1","uuid":"u","model":"m"}}\n\nevent: message_limit\ndata: {"type":"message_limit","message_limit":{"type":"approaching_limit","resetsAt":1,"windows":{"5h":{"status":"ok","utilization":0.5}}}}\n\n',
  ': OPENROUTER PROCESSING\n\ndata: {"id":"gen-1","model":"a/b","choices":[{"delta":{"content":"word"}}]}\n\ndata: {"id":"gen-1","usage":{"cost":0.00014}}\n\ndata: [DONE]\n\n',
  'data: {"type":"response.completed","response":{"id":"r","model":"m","usage":{"cost":1e-5}}}\r\n\r\n',
  ')]}\'\n\n145\n[["wrb.fr","jSf9Qc","[2,[[1820,0.24,1,[[1794701000,0]]],[44100,0.09,2,[[1795104000,0]]]],false]",null,null,null,"generic"],["di",59]]\n25\n[["e",4,null,null,149]]\n',
  ')]}\'\n\n80\n[["wrb.fr",null,"[null,[\\"c_1\\",\\"r_1\\"],null,null,[[\\"rc_1\\",[\\"words 🎵\\"]]]]"]\n]\n121\n[["wrb.fr",null,null,null,null,[13,null,[["type.googleapis.com/x.BardErrorInfo",[1096]]]]]]\n',
  'f:{"messageId":"m"}\n0:"words"\n8:[{"type":"branch"}]\nd:{"finishReason":"stop","usage":{"promptTokens":12,"completionTokens":null}}\n',
  'retry: 3000\rid: 7\rdata: {"left"\rdata: :0.4}\r\rdata\r\rdata: größer 漢字 🎵\r\r',
];

export const pages: readonly string[] = [
  ...recorded.filter((text) => text.trimStart().startsWith('<')),
  '<!doctype html><html><head><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script></head></html>',
  '<script id="client-bootstrap" type="application/json">{"planType":"plus","secret":"s"}</script><!-- no --><p>5-hour limit</p>\n<p>42% remaining</p>&nbsp;<style>p{}</style>',
  '<template><p>42% left</p></template><SCRIPT ID = client-bootstrap>{"planType":"pro"}</SCRIPT  >',
];

export const corpus: readonly string[] = [...recorded, ...streams, ...pages];

/** What parsers stumble over: one character or a few, put anywhere, or in long runs. */
export const hostile: readonly string[] = [
  ...['\0', '\uFEFF', '\uD800', '\uDFFF', '\u2028', '\u00A0', '\u200B', '\x1b', '\x7f', 'İ', 'ſ', '🎵'],
  ...['\n', '\r', '\r\n', '\n\n', '\r\r', '\n\r', ' ', '\t', '  \n'],
  ...['<', '>', '</', '<!--', '-->', '<script', '</script', '</script>', '<script id=', ' id ', ' id = '],
  ...['&nbsp;', '&amp;', '&', '"', "'", '\\', '\\\\', '\\u', '\\u0000', '\\ud800', '\\/', '`', '${'],
  ...['{', '}', '[', ']', ':', ',', '{}', '[]', '[[', '{"a":', '{"":', ']}', '],[', '"":'],
  ...['null', 'true', '-', '-0', '0', '1e999', '-1e999', '1e-999', '9007199254740993', '0.1', '00', 'NaN'],
  ...['"__proto__":', '"constructor":', '"prototype":', '"toString":', '"hasOwnProperty":', '"then":'],
  ...['"type":"message_limit"', '"v":{"message":', '"usage":{"cost":', '"message":"{', '"windows":{'],
  ...['data:', 'data', 'event:', 'event: ', 'id:', 'retry:', ':', ': ', 'data: [DONE]', 'data: {"v":'],
  ...['?', '#', '??', '?#', '/', '//', '%', '%zz', '%00', '..', '@', 'Bearer ', 'a.b.c', 'eyJ'],
];
