import type { ReactNode } from 'react';
import type { FieldProblem } from '../../lib/messages';
import { Button } from '../ui/button';
import { FormProblems } from './form-problems';

export interface FormEndProps {
  /** What is wrong with the form as a whole, or with a field that it doesn't show. */
  readonly problems: readonly FieldProblem[];
  /** The words on the button that saves. */
  readonly save: string;
  readonly busy: boolean;
  readonly onCancel?: (() => void) | undefined;
  /** What stands behind the buttons. */
  readonly children?: ReactNode;
}

/** How a form that saves ends: its problems, and its buttons. */
export function FormEnd({ problems, save, busy, onCancel, children }: FormEndProps) {
  return (
    <>
      <FormProblems problems={problems} />
      <div className="actions">
        <Button type="submit" variant="primary" busy={busy}>
          {save}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>Cancel</Button>}
        {children}
      </div>
    </>
  );
}
