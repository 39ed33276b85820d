import { useState } from 'react';
import type { Notifications } from '../../lib/storage/settings-schema';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Section } from '../ui/section';
import { Switch } from '../ui/switch';
import { answered, consent, type Doing, NO_ANSWER, resultWords } from './actions';
import { FormEnd } from './form-end';
import {
  checkNotifications,
  type NotificationForm,
  notificationFields,
  notificationForm,
} from './notification-draft';
import { Snooze } from './snooze';
import { useForm } from './use-form';

export interface NotificationsSectionProps {
  readonly stored: Notifications;
  /** The browser allows notifications; undefined while that is not known. */
  readonly permitted: boolean | undefined;
  /** Until when all of them are snoozed (ms). */
  readonly snoozedUntil: number | undefined;
  readonly now: number;
  readonly doing: Doing;
}

/** Desktop notifications: whether, when not, and what they warn of besides the levels. */
export function NotificationsSection(props: NotificationsSectionProps) {
  const { stored, permitted, snoozedUntil, now, doing } = props;
  const save = (notifications: Notifications) =>
    answered(doing.send('settings/notifications', { notifications }));
  const set = async (part: Partial<Notifications>, success: string) =>
    doing.say(resultWords(await save({ ...stored, ...part }), success));

  const switchOn = async (question: Promise<boolean>) => {
    const answer = await consent(question);
    if (answer === 'given') return set({ on: true }, 'Notifications are on.');
    doing.say(answer === 'failed' ? NO_ANSWER : 'Permission was not given, so there are no notifications.');
  };

  return (
    <Section
      id="notifications"
      title="Notifications"
      about="A warning is told once for each balance, and again only after the balance has recovered."
    >
      <Switch
        label="Show warnings on the desktop"
        hint="Your browser asks for its permission when you switch this on."
        checked={stored.on}
        onChange={(wanted) => {
          // Asked first and before any await: the browser asks only inside a click.
          if (wanted) void switchOn(doing.askNotifications());
          else void set({ on: false }, 'Notifications are off.');
        }}
      />
      {stored.on && permitted === false && (
        <div className="row-state">
          <Badge tone="warn" icon="low">
            Permission missing
          </Badge>
          <Button onClick={() => void switchOn(doing.askNotifications())}>
            Give permission<span className="visually-hidden"> to show notifications</span>
          </Button>
        </div>
      )}
      <Switch
        label="Tell when a balance is full again"
        checked={stored.refilled}
        disabled={!stored.on}
        onChange={(refilled) =>
          void set({ refilled }, refilled ? 'Refilled balances are told.' : 'Refilled balances are not told.')
        }
      />
      {stored.on && <Snooze until={snoozedUntil} now={now} doing={doing} />}
      <NotificationsForm
        stored={stored}
        deliver={save}
        onSaved={() => doing.say('The warnings and quiet hours are saved.')}
      />
    </Section>
  );
}

interface NotificationsFormProps {
  readonly stored: Notifications;
  readonly deliver: (notifications: Notifications) => ReturnType<typeof answered>;
  readonly onSaved: () => void;
}

/** Shows what is stored, also when it changes elsewhere, until something is typed. */
function NotificationsForm({ stored, deliver, onSaved }: NotificationsFormProps) {
  const [edited, setEdited] = useState<NotificationForm>();
  const form = edited ?? notificationForm(stored);
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check: () => checkNotifications(form, stored),
    deliver,
    onDone: () => {
      setEdited(undefined);
      onSaved();
    },
  });
  const change = (part: Partial<NotificationForm>, field: (typeof notificationFields)[number]) => {
    setEdited({ ...form, ...part });
    forget(field);
  };
  return (
    <form {...props} className="form" aria-label="When to warn">
      <fieldset className="form-group">
        <legend>Warn ahead</legend>
        <p className="field-hint">Leave a field empty for no such warning.</p>
        <div className="form-grid">
          <TextField
            label="Days before a balance runs out"
            hint="As your use is now, and before it renews."
            inputMode="decimal"
            value={form.runwayDays}
            error={errorOf('runwayDays')}
            onChange={(runwayDays) => change({ runwayDays }, 'runwayDays')}
          />
          <TextField
            label="Days before credit expires"
            inputMode="decimal"
            value={form.expiringDays}
            error={errorOf('expiringDays')}
            onChange={(expiringDays) => change({ expiringDays }, 'expiringDays')}
          />
          <TextField
            label="Percent of a budget spent"
            inputMode="decimal"
            value={form.budgetPercent}
            error={errorOf('budgetPercent')}
            onChange={(budgetPercent) => change({ budgetPercent }, 'budgetPercent')}
          />
        </div>
      </fieldset>
      <fieldset className="form-group">
        <legend>Quiet hours</legend>
        <p className="field-hint">
          No notification in these hours of your clock; what is still true is told after them.
        </p>
        <div className="form-grid">
          <TextField
            label="From"
            placeholder="22:00"
            value={form.from}
            error={errorOf('quietHours.from')}
            onChange={(from) => change({ from }, 'quietHours.from')}
          />
          <TextField
            label="To"
            placeholder="07:00"
            value={form.to}
            error={errorOf('quietHours.to')}
            onChange={(to) => change({ to }, 'quietHours.to')}
          />
        </div>
      </fieldset>
      <FormEnd problems={otherProblems(notificationFields)} save="Save warnings" busy={busy} />
    </form>
  );
}
