import { useId, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { answered, type Doing } from './actions';
import type { Checked } from './check-form';
import { FormProblems } from './form-problems';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

/** What has to be typed before everything goes. */
const WORD = 'erase';

export interface EraseAllProps {
  readonly doing: Doing;
}

/** Erases all that is kept, after a word is typed: nothing brings it back. */
export function EraseAll({ doing }: EraseAllProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <div className="actions">
        <Button ref={opener} variant="danger" icon="trash" aria-expanded={open} onClick={() => setOpen(true)}>
          Erase everything
        </Button>
      </div>
      {open && (
        <EraseForm
          doing={doing}
          onErased={() => {
            close();
            doing.say('Everything is erased.');
          }}
          onCancel={close}
        />
      )}
    </>
  );
}

interface EraseFormProps extends EraseAllProps {
  readonly onErased: () => void;
  readonly onCancel: () => void;
}

function EraseForm({ doing, onErased, onCancel }: EraseFormProps) {
  const about = useId();
  const [typed, setTyped] = useState('');
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check: (): Checked<string> =>
      typed.trim().toLowerCase() === WORD
        ? { ok: true, value: typed }
        : { ok: false, problems: [{ field: 'word', message: `Type “${WORD}”, or cancel.` }] },
    deliver: () => answered(doing.transfer.eraseAll()),
    onDone: onErased,
  });
  useBorrowedFocus(props.ref);
  return (
    <form
      {...props}
      className="form"
      aria-label="Erase everything"
      aria-describedby={about}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p id={about}>
        This erases the whole history and all balances, plans and credits, budgets, rates, API keys and
        connections of Credit Gauge in this browser. What is switched on, the levels for all platforms and
        your currency stay. It can't be undone; an export made before can be imported again.
      </p>
      <div className="form-grid">
        <TextField
          label={`Type “${WORD}” to go on`}
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          error={errorOf('word')}
          onChange={(word) => {
            setTyped(word);
            forget('word');
          }}
        />
      </div>
      <FormProblems problems={otherProblems(['word'])} />
      <div className="actions">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="danger" busy={busy}>
          Erase all of it
        </Button>
      </div>
    </form>
  );
}
