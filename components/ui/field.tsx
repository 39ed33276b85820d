import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, shown beside it. */
  readonly error?: string | undefined;
  /** The label is there for screen readers only. */
  readonly labelHidden?: boolean;
}

/** What a control needs to belong to its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface OwnControlProps extends FieldProps {
  /** Renders the control with these props. */
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a control, and what is wrong with its value beside it. */
export function Field({ label, hint, error, labelHidden, children }: OwnControlProps) {
  const id = useId();
  const describedBy = [
    hint === undefined ? '' : `${id}-hint`,
    error === undefined ? '' : `${id}-error`,
  ].filter(Boolean);
  return (
    <div className="field">
      <label className={classNames('field-label', labelHidden && 'visually-hidden')} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="field-error" id={`${id}-error`} role="alert">
          <Icon name="failure" />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field with one line of text. For a number say `inputMode="decimal"` and parse it yourself: nothing typed is lost. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  value,
  onChange,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...control}
          className={classNames('input', className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
