import type { FieldProblem } from '../../lib/messages';
import { Icon } from '../ui/icon';

export interface FormProblemsProps {
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with a form as a whole, above its buttons. */
export function FormProblems({ problems }: FormProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      {problems.map(({ field, message }) => (
        <p className="field-error" key={`${field} ${message}`}>
          <Icon name="failure" />
          <span>{message}</span>
        </p>
      ))}
    </div>
  );
}
