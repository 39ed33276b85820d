import type { CardBalance } from '../../lib/core/card';
import { forecastWords, type Pace, pace } from '../../lib/core/forecast/words';
import { Badge, type BadgeProps } from '../ui/badge';
import type { Display } from './display';

const looks: Record<Pace, Pick<BadgeProps, 'tone' | 'icon'>> = {
  calm: { tone: 'quiet', icon: 'ok' },
  tight: { tone: 'warn', icon: 'tight' },
  short: { tone: 'danger', icon: 'low' },
};

/**
 * Whether what is left will last, in words, shape and colour: `✓ lasts until renewal, 22% spare`. When it renews
 * stands beside it. Nothing while too little is known, and of a pool that is empty already.
 */
export function Outlook({ balance, display }: { readonly balance: CardBalance; readonly display: Display }) {
  const { forecast, level } = balance;
  if (forecast === undefined || level === 'empty') return null;
  const words = forecastWords(forecast, { now: display.now, time: display.view.time, renewal: 'elsewhere' });
  return <Badge {...looks[pace(forecast)]}>{words}</Badge>;
}
