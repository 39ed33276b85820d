import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export interface BadgeProps {
  /** Colours the words; the words and the shape say the same without it. */
  readonly tone?: 'quiet' | 'accent' | 'warn' | 'danger';
  readonly icon?: IconName;
  /** With an outline, such as the name of a plan. */
  readonly chip?: boolean;
  readonly children: ReactNode;
}

/** A state or a small fact in a word. */
export function Badge({ tone = 'quiet', icon, chip, children }: BadgeProps) {
  return (
    <span className={classNames('badge', `badge-${tone}`, chip && 'badge-chip')}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
