import { classNames } from './class-names';
import { Field, type FieldProps } from './field';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

export interface SelectProps<V extends string> extends FieldProps {
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** One of a few. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { value, options, onChange, disabled, className, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className={classNames('input', className)}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
