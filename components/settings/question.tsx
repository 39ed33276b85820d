import { useRef } from 'react';
import { Button, type ButtonProps } from '../ui/button';
import { useBorrowedFocus } from './use-borrowed-focus';

export interface Answer {
  readonly label: string;
  readonly variant?: ButtonProps['variant'];
  readonly onChoose: () => void;
}

export interface QuestionProps {
  readonly text: string;
  /** The harmless one first: it gets the focus. */
  readonly answers: readonly Answer[];
  /** Escape. */
  readonly onCancel: () => void;
}

/** Asks in place, beside what it is about. */
export function Question({ text, answers, onCancel }: QuestionProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  useBorrowedFocus(box);
  return (
    <fieldset
      ref={box}
      className="question"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <legend>{text}</legend>
      <div className="actions">
        {answers.map(({ label, variant, onChoose }) => (
          <Button key={label} {...(variant === undefined ? {} : { variant })} onClick={onChoose}>
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

export interface ConfirmProps {
  readonly text: string;
  /** The verb of the deed: `Erase`, `Remove`. */
  readonly deed: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Yes or no before something is gone for good. The focus starts on the harmless answer. */
export function Confirm({ text, deed, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Question
      text={text}
      onCancel={onCancel}
      answers={[
        { label: 'Cancel', onChoose: onCancel },
        { label: deed, variant: 'danger', onChoose: onConfirm },
      ]}
    />
  );
}
