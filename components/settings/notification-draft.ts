import { type Notifications, NotificationsSchema } from '../../lib/storage/settings-schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { parseClock } from './clock-time';
import { numberText, type ParsedNumber, parseNumber } from './parse-number';

/** What the form for warnings and quiet hours holds, as typed. Empty: no such warning, no quiet hours. */
export interface NotificationForm {
  readonly from: string;
  readonly to: string;
  readonly runwayDays: string;
  readonly expiringDays: string;
  readonly budgetPercent: string;
}

/** The fields by their dot path in the settings. */
export const notificationFields = [
  'quietHours.from',
  'quietHours.to',
  'runwayDays',
  'expiringDays',
  'budgetPercent',
] as const;

export function notificationForm(stored: Notifications): NotificationForm {
  const text = (value: number | undefined) => (value === undefined ? '' : numberText(value));
  return {
    from: stored.quietHours?.from ?? '',
    to: stored.quietHours?.to ?? '',
    runwayDays: text(stored.runwayDays),
    expiringDays: text(stored.expiringDays),
    budgetPercent: text(stored.budgetPercent),
  };
}

/** The settings that the form describes, its switches as they are stored, or what is wrong with which field. */
export function checkNotifications(
  form: NotificationForm,
  { on, refilled }: Notifications,
  locale?: string,
): Checked<Notifications> {
  const numbers: Record<string, ParsedNumber> = {};
  const values: Record<string, number> = {};
  for (const field of ['runwayDays', 'expiringDays', 'budgetPercent'] as const) {
    if (form[field].trim() === '') continue;
    const parsed = parseNumber(form[field], locale);
    numbers[field] = parsed;
    values[field] = numberOf(parsed);
  }
  const quiet = form.from.trim() !== '' || form.to.trim() !== '';
  const quietHours = { from: parseClock(form.from), to: parseClock(form.to) };
  return checkForm(
    NotificationsSchema,
    { on, refilled, ...(quiet ? { quietHours } : {}), ...values },
    numbers,
  );
}
