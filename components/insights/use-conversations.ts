import { type RefCallback, useMemo } from 'react';
import type { ConversationProject } from '../../lib/core/entry';
import { aggregate, type MeasureSummary, type Scope } from '../../lib/core/insights/aggregate';
import type { DaySpan } from '../../lib/core/insights/days';
import type { Rollup } from '../../lib/core/rollup';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import { DayWindow } from './day-window';
import { type Read, useRead } from './use-read';
import { useSeen } from './use-seen';

/** What is known only conversation by conversation. */
export interface Conversations {
  readonly summaries: readonly MeasureSummary[];
  /** The names of all projects, to choose from. */
  readonly projects: readonly string[];
}

/**
 * The spends of a scope with their conversations and projects. They are many times as many rows as the rest of the
 * page needs, so they are read once a section that shows them has come into view.
 */
export function useConversations(
  reader: Pick<LedgerReader, 'rollups' | 'conversationProjects'>,
  scope: Scope,
  stamp: number,
): { readonly place: RefCallback<HTMLElement>; readonly conversations: Read<Conversations> } {
  const { seen, place } = useSeen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp means that what was read is old
  const source = useMemo(() => {
    const window = new DayWindow((span) => reader.rollups(span));
    let said: Promise<readonly ConversationProject[]> | undefined;
    return (span: DaySpan) => {
      said ??= reader.conversationProjects();
      return Promise.all([window.read(span), said]);
    };
  }, [reader, stamp]);
  const { from, to } = scope;
  const rows = useRead(seen ? `${from} ${to}` : undefined, stamp, () => source({ from, to }));
  const conversations = useMemo((): Read<Conversations> => {
    if (rows.value === undefined) return { status: rows.status === 'failed' ? 'failed' : 'reading' };
    const [rollups, projects] = rows.value;
    const value = {
      summaries: aggregate(rollups, scope, projects),
      projects: projectNames(rollups, projects),
    };
    return { status: rows.status, value };
  }, [rows, scope]);
  return { place, conversations };
}

function projectNames(
  rollups: readonly Rollup[],
  projects: readonly ConversationProject[],
): readonly string[] {
  const names = new Set([
    ...rollups.map(({ project }) => project),
    ...projects.map(({ project }) => project),
  ]);
  names.delete('');
  return [...names].sort((a, b) => a.localeCompare(b));
}
