import { useId } from 'react';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; absent where nobody knows how much there is to do. */
  readonly share?: number;
}

/** That a long task goes on, and how far it is. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const id = useId();
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={100} value={percent} />
      {percent !== undefined && <span aria-hidden="true">{percent}%</span>}
    </div>
  );
}
