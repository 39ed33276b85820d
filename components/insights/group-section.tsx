import type { ReactNode } from 'react';
import type { Dimension, Group } from '../../lib/core/insights/aggregate';
import { Chart, type Pending } from '../charts/chart';
import { type RankedBar, RankedBars } from '../charts/ranked-bars';
import type { ChartTable } from '../charts/table';
import { groupName, measureName, severalIn } from './names';
import type { SectionProps } from './section-props';
import { countWords, shareWords, totalWords } from './words';

export interface GroupSectionProps extends SectionProps {
  readonly dimension: Dimension;
  readonly title: string;
  /** Its rows have not been read: `summary` is only good for its unit. */
  readonly pending?: Pending | undefined;
  /** Below a group's bar. */
  readonly extraOf?: (group: Group, name: string) => ReactNode;
}

const words: Readonly<Record<Dimension, { readonly one: string; readonly other: string }>> = {
  platform: { one: 'platform', other: 'platforms' },
  model: { one: 'model', other: 'models' },
  feature: { one: 'feature', other: 'features' },
  conversation: { one: 'conversation', other: 'conversations' },
  project: { one: 'project', other: 'projects' },
};

/** Where it went: the groups of one dimension, the largest first. */
export function GroupSection(props: GroupSectionProps) {
  const { summary, names, dimension, title, pending, extraOf, onDownload } = props;
  const { unit } = summary.measure;
  const groups = ranked(dimension, summary.groups[dimension]);
  const several = severalIn(summary);
  const longest = groups.reduce((most, { amount }) => Math.max(most, Number(amount)), 0);
  const nameOf = (group: Group) => groupName(dimension, group, names, several);
  const barAt = (index: number): RankedBar => {
    const group = groups[index];
    if (group === undefined) throw new RangeError(`no group ${index}`);
    const { name, of } = nameOf(group);
    const amount = Number(group.amount);
    return {
      key: group.key,
      name,
      ...(of === undefined ? {} : { of }),
      amount: totalWords(group, unit),
      facts: factsOf(group),
      length: longest === 0 ? 0 : amount / longest,
      estimated: amount === 0 ? 0 : Number(group.estimated) / amount,
      ...(extraOf === undefined ? {} : { extra: extraOf(group, name) }),
    };
  };
  return (
    <Chart
      id={`by-${dimension}`}
      title={title}
      summary={summaryOf(dimension, groups, nameOf)}
      pending={pending}
      table={() => tableOf(dimension, groups, nameOf, unit, measureName(summary.measure, names))}
      onDownload={onDownload}
    >
      <RankedBars label={title} count={groups.length} barAt={barAt} />
    </Chart>
  );
}

/** What belongs to no conversation is many things: it comes after those that are one. */
function ranked(dimension: Dimension, groups: readonly Group[]): readonly Group[] {
  if (dimension !== 'conversation') return groups;
  return [...groups.filter(({ name }) => name !== ''), ...groups.filter(({ name }) => name === '')];
}

function factsOf({ share, spends, uncounted, amount, estimated }: Group): string {
  const facts = [countWords(spends, 'spend', 'spends')];
  if (spends !== uncounted) facts.unshift(shareWords(share));
  const part = Number(amount) === 0 ? 0 : Number(estimated) / Number(amount);
  if (part >= 0.995) facts.push('estimated');
  else if (part > 0) facts.push(`${shareWords(part)} estimated`);
  if (uncounted > 0 && uncounted < spends) facts.push(`${uncounted} without a known amount`);
  return facts.join(' · ');
}

/** `Claude: 62% of the whole; 4 platforms in this time.` */
function summaryOf(dimension: Dimension, groups: readonly Group[], nameOf: NameOf): string {
  const { one, other } = words[dimension];
  const told = groups.filter(({ name }) => name !== '').length;
  if (told === 0) return `None of these spends belongs to a ${one} that is known.`;
  const all = `${countWords(told, one, other)} in this time.`;
  const [first] = groups;
  return first === undefined || first.share === 0 || groups.length === 1
    ? all
    : `${nameOf(first).name}: ${shareWords(first.share)} of the whole; ${all}`;
}

type NameOf = (group: Group) => { readonly name: string; readonly of?: string };

function tableOf(
  dimension: Dimension,
  groups: readonly Group[],
  nameOf: NameOf,
  unit: string,
  measure: string,
): ChartTable {
  const named = groups.map((group) => ({ group, named: nameOf(group) }));
  const { one } = words[dimension];
  const withOf = named.some(({ named: { of } }) => of !== undefined);
  const amount = (group: Group, of: 'amount' | 'estimated') =>
    group.spends === group.uncounted
      ? { shown: 'not known', raw: '' }
      : { shown: totalWords({ ...group, amount: group[of] }, unit), raw: group[of] };
  return {
    caption: `Spend by ${one}, in ${measure}`,
    columns: [
      { label: `${one[0]?.toUpperCase()}${one.slice(1)}` },
      ...(withOf ? [{ label: 'Of' }] : []),
      { label: 'Amount', numeric: true },
      { label: 'Share', numeric: true },
      { label: 'Estimated', numeric: true },
      { label: 'Spends', numeric: true },
      { label: 'Without amount', numeric: true },
    ],
    rows: named.map(({ group, named: { name, of } }) => [
      name,
      ...(withOf ? [of ?? ''] : []),
      amount(group, 'amount'),
      { shown: shareWords(group.share), raw: group.share },
      amount(group, 'estimated'),
      { shown: String(group.spends), raw: group.spends },
      { shown: String(group.uncounted), raw: group.uncounted },
    ]),
  };
}
