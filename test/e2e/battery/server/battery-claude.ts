import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../../practice/exchange';
import { Claude } from '../../../practice/sites/claude';
import { bundle } from './bundle';
import { type BatteryPage, pages } from './pages';
import { play } from './scenes';
import { Witness } from './witness';

const folder = join(import.meta.dirname, '../page');
const scripts = new Set(readdirSync(folder, { recursive: true }).map((name) => String(name)));

/**
 * claude.ai with pages that look at all that a page can see. Any address answers as `?battery=` says, so
 * the same is asked at addresses that the extension watches and at others; `?id=` is what to ask about at
 * `/battery/seen`.
 */
export class BatteryClaude extends Claude {
  readonly witness = new Witness();
  /** Streams that break when the page says so, by their id. */
  readonly #waiting = new Map<string, () => void>();
  readonly #bundled = new Map<string, Promise<string>>();

  override async answer(exchange: Exchange): Promise<boolean> {
    const { pathname, searchParams } = exchange.url;
    const name = pathname.startsWith('/battery/') ? pathname.slice('/battery/'.length) : '';
    const id = searchParams.get('id') ?? '';
    // The time of an answer is all that differs between two equal ones.
    exchange.response.sendDate = false;
    if (name in pages) this.#sendPage(exchange, pages[name as BatteryPage]);
    else if (name === 'arrived') exchange.json(200, await this.witness.tell(id, 'open'));
    else if (name === 'seen') exchange.json(200, await this.witness.tell(id));
    else if (name === 'break') {
      this.#waiting.get(id)?.();
      exchange.nothing(204);
    } else if (name.startsWith('bundled/')) {
      exchange.text(200, 'text/javascript', await this.#bundle(name.slice('bundled/'.length)));
    } else if (scripts.has(name)) {
      exchange.text(200, 'text/javascript', readFileSync(join(folder, name), 'utf8'));
    } else if (searchParams.has('battery')) {
      const { request, response, body } = exchange;
      const before = this.witness.note(id, request, response, body);
      const told = () => new Promise<void>((resolve) => this.#waiting.set(id, resolve));
      await play(exchange, searchParams.get('battery') ?? '', { before, told });
    } else return super.answer(exchange);
    return true;
  }

  #sendPage(exchange: Exchange, { html, headers }: (typeof pages)[BatteryPage]): void {
    exchange.text(200, 'text/html', html, { ...headers, 'set-cookie': [...this.cookies()] });
  }

  #bundle(entry: string): Promise<string> {
    const known = this.#bundled.get(entry) ?? bundle(entry);
    this.#bundled.set(entry, known);
    return known;
  }
}
