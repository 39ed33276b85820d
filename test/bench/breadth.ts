import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../lib/platforms';
import { pageScripts } from '../../lib/tracker/script-files';
import type { Measure } from './measure';
import { popupFour } from './measures/popup';
import { worker } from './measures/worker';
import { type Report, tableOf } from './report';
import type { ExtensionSide } from './side';

/** The platforms of the short build, and those that are on in both: what a person has who uses four of many. */
export const FOUR = ['claude', 'chatgpt', 'suno', 'openrouter'] as const;

/** What a page of a platform gets from its start on, in bytes, in the build with all platforms and in that with four. */
export interface BreadthBytes {
  readonly platform: string;
  readonly all: number;
  readonly four: number;
}

export interface Breadth {
  readonly platforms: number;
  readonly report: Report;
  readonly bytes: readonly BreadthBytes[];
}

/** The same four platforms are on and shown on both sides. */
export const breadthMeasures: readonly Measure<Measure['figures'], ExtensionSide>[] = [worker, popupFour];

/** Not compressed: one byte more would be seen. */
export function breadthBytes(allDir: string, fourDir: string): readonly BreadthBytes[] {
  return FOUR.map((id) => {
    const platform = platforms.find((one) => one.id === id);
    if (platform === undefined) throw new Error(`There is no platform ${id}.`);
    const { content, tap } = pageScripts(platform);
    const sum = (dir: string) =>
      [...content, ...tap].reduce((bytes, file) => bytes + readFileSync(join(dir, file)).length, 0);
    return { platform: id, all: sum(allDir), four: sum(fourDir) };
  });
}

/** What a page carries must not depend on how many other platforms there are. */
export function samePages({ bytes }: Breadth): boolean {
  return bytes.every(({ all, four }) => all === four);
}

/** For people. */
export function breadthTable({ platforms: count, report, bytes }: Breadth): string {
  const pages = bytes.map(({ platform, all, four }) => `${platform} ${all} / ${four}`).join(', ');
  return `${tableOf(report, { withUs: `${count} platforms`, baseline: 'four' })}

Scripts in a page from its start on, bytes with ${count} / with four: ${pages}`;
}
