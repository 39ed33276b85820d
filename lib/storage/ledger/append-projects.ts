import type { ConversationProject } from '../../core/entry';
import { isLater } from '../../core/ledger/later-project';
import { rawStore, type Writing } from './database';
import { isProject } from './rows';

/** Keeps the later word on each conversation. Gives how many changed. No roll-up depends on it. */
export async function appendProjects(tx: Writing, projects: readonly ConversationProject[]): Promise<number> {
  const store = tx.objectStore('projects');
  let changed = 0;
  for (const { platform, account, conversation, project, at } of projects) {
    const before = await store.get([platform, account, conversation]);
    // One that can't be understood is replaced: what the person says now is all that matters.
    if (isProject(before) && !isLater({ project, at }, before)) continue;
    rawStore(tx, 'projects').put({ platform, account, conversation, project, at });
    changed++;
  }
  return changed;
}
