import { isLater } from '../../core/ledger/later-project';
import { canonicalSpend, mergeSpends, spendKey } from '../../core/ledger/merge-spends';
import { covers, spanOf } from '../../core/ledger/spans';
import type { Reading } from './database';
import type { Entries, Looked } from './ledger';
import { isProject, isSpan, isSpend } from './rows';

type MutableLooked = {
  spends: { added: number; merged: number; unchanged: number };
  readings: { added: number; unchanged: number };
  projects: number;
};

/** What appending these would do, platform by platform. */
export async function look(
  tx: Reading,
  { spends = [], readings = [], projects = [] }: Entries,
): Promise<(Looked & { platform: string })[]> {
  const [knownSpends, knownSpans, knownProjects] = await Promise.all([
    Promise.all(spends.map((spend) => tx.objectStore('spends').get(spendKey(spend)))),
    Promise.all(
      readings.map(spanOf).map(({ platform, account, pool, day, numbers }) => {
        return tx.objectStore('readings').get([platform, account, pool, day, numbers]);
      }),
    ),
    Promise.all(
      projects.map(({ platform, account, conversation }) =>
        tx.objectStore('projects').get([platform, account, conversation]),
      ),
    ),
  ]);
  const found = new Map<string, MutableLooked>();
  const of = (platform: string) => {
    const fresh = {
      spends: { added: 0, merged: 0, unchanged: 0 },
      readings: { added: 0, unchanged: 0 },
      projects: 0,
    };
    const looked = found.get(platform) ?? fresh;
    found.set(platform, looked);
    return looked;
  };
  for (const [index, spend] of spends.entries()) {
    const known = knownSpends[index];
    const kind = !isSpend(known)
      ? 'added'
      : isSame(mergeSpends(known, spend), canonicalSpend(known))
        ? 'unchanged'
        : 'merged';
    of(spend.platform).spends[kind]++;
  }
  for (const [index, reading] of readings.entries()) {
    const known = knownSpans[index];
    of(reading.platform).readings[isSpan(known) && covers(known, spanOf(reading)) ? 'unchanged' : 'added']++;
  }
  for (const [index, project] of projects.entries()) {
    const known = knownProjects[index];
    if (!isProject(known) || isLater(project, known)) of(project.platform).projects++;
  }
  return [...found].map(([platform, looked]) => ({ platform, ...looked }));
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
