import { useId } from 'react';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
}

/** How far a long task is. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={100} value={Math.floor(share * 100)} />
      <span aria-hidden="true">{Math.floor(share * 100)}%</span>
    </div>
  );
}
