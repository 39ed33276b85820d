import type { CardBalance } from '../../lib/core/card';
import { levelWords } from '../../lib/core/headline';
import type { Level } from '../../lib/core/warning';
import { Badge, type BadgeProps } from '../ui/badge';

type Alarm = Extract<Level, 'low' | 'critical' | 'empty'>;

const looks: Record<Alarm, Required<Pick<BadgeProps, 'tone' | 'icon'>>> = {
  low: { tone: 'warn', icon: 'low' },
  critical: { tone: 'danger', icon: 'critical' },
  empty: { tone: 'danger', icon: 'empty' },
};

function isAlarm(level: Level): level is Alarm {
  return level in looks;
}

/** `▲ low`, by shape, word and colour. Nothing for a pool that is fine, or of which we don't know. */
export function LevelBadge({ balance }: { readonly balance: CardBalance }) {
  if (!isAlarm(balance.level)) return null;
  return <Badge {...looks[balance.level]}>{levelWords[balance.level]}</Badge>;
}
