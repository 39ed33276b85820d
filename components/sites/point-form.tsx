import { useId, useState } from 'react';
import type { Done } from '../../lib/messages';
import { patternOf } from '../../lib/platforms/site/site-facts';
import { HomeSchema } from '../../lib/storage/site-schema';
import { answered, consent, type Doing, NO_ANSWER } from '../settings/actions';
import { checkForm } from '../settings/check-form';
import { FormEnd } from '../settings/form-end';
import { useBorrowedFocus } from '../settings/use-borrowed-focus';
import { useForm } from '../settings/use-form';
import { TextField } from '../ui/field';

export interface PointFormProps {
  readonly doing: Doing;
  readonly onBegun: () => void;
  readonly onCancel: () => void;
}

/** Begins to watch a site. */
export function PointForm({ doing, onBegun, onCancel }: PointFormProps) {
  const heading = useId();
  const [home, setHome] = useState('');
  const task = useForm<string>({
    check: () => {
      const checked = checkForm(HomeSchema, withScheme(home));
      if (checked.ok) return checked;
      return { ok: false, problems: checked.problems.map((problem) => ({ ...problem, field: 'home' })) };
    },
    deliver: (url) => begin(url, doing),
    onDone: onBegun,
  });
  useBorrowedFocus(task.props.ref);
  return (
    <form {...task.props} className="form" aria-labelledby={heading}>
      <h3 id={heading}>Point at a site</h3>
      <p className="section-about">
        Your browser asks for access to this one site. It opens, and you use it as always: look at the page
        that shows your balance, make something small. For ten minutes Credit Gauge notes the numbers and
        dates in its answers, in memory only, and no text. Then you say which number is which.
      </p>
      <TextField
        label="Address of the site"
        inputMode="url"
        spellCheck={false}
        placeholder="https://app.example.com/"
        value={home}
        error={task.errorOf('home')}
        onChange={(value) => {
          setHome(value);
          task.forget('home');
        }}
      />
      <FormEnd
        problems={task.otherProblems(['home'])}
        save="Watch this site"
        busy={task.busy}
        onCancel={onCancel}
      />
    </form>
  );
}

/** `app.example.com` is how people write it. */
function withScheme(typed: string): string {
  const text = typed.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || text === '' ? text : `https://${text}`;
}

/** The question comes first and before any await: the browser asks only inside a click. */
async function begin(home: string, doing: Doing): Promise<Done> {
  const answer = await consent(doing.askPermission({ id: 'site-pointed', permissions: [patternOf(home)] }));
  if (answer === 'given') return answered(doing.send('site/point', { home }));
  const message = answer === 'failed' ? NO_ANSWER : 'Permission was not given, so the site is not watched.';
  return { ok: false, problems: [{ field: '', message }] };
}
