import { useEffect, useRef, useState } from 'react';
import type { Done, FieldProblem } from '../../lib/messages';
import type { Checked } from './check-form';

export interface FormTasks<T> {
  readonly check: () => Checked<T>;
  /** Called in the same turn as the submit, so that it may ask for a permission. */
  readonly deliver: (value: T) => Promise<Done>;
  readonly onDone: (value: T) => void;
}

/** The life of a form: checked, sent, and what was wrong shown beside the fields, the first of them in focus. */
export function useForm<T>({ check, deliver, onDone }: FormTasks<T>) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [attempts, setAttempts] = useState(0);

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const show = (found: readonly FieldProblem[]) => {
    setProblems(found);
    setAttempts((before) => before + 1);
  };
  const submit = async () => {
    if (busy) return;
    const checked = check();
    if (!checked.ok) return show(checked.problems);
    setBusy(true);
    const done = await deliver(checked.value);
    setBusy(false);
    if (!done.ok) return show(done.problems);
    setProblems([]);
    onDone(checked.value);
  };

  return {
    busy,
    /** Spread on the `<form>`. */
    props: {
      ref: form,
      noValidate: true,
      onSubmit: (event: { preventDefault: () => void }) => {
        event.preventDefault();
        void submit();
      },
    },
    errorOf: (field: string) => problems.find((problem) => problem.field === field)?.message,
    /** What is wrong with anything that has no field in this form. */
    otherProblems: (fields: readonly string[]) => problems.filter(({ field }) => !fields.includes(field)),
    /** Shows what is wrong, found by another way than sending it. */
    show,
    /** A field was changed: what was said of it holds no longer. */
    forget: (field: string) => setProblems((before) => before.filter((problem) => problem.field !== field)),
  };
}
