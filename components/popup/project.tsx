import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

interface Props {
  /** What the person said to be working on. */
  readonly project: string | undefined;
  /** Undefined: nothing in particular. */
  readonly onChange: (project: string | undefined) => void;
}

/** What the person is working on: a name that tags what is spent from now on. */
export function Project({ project, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  const id = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = (draft ?? '').trim();
    setDraft(undefined);
    if (name !== (project ?? '')) onChange(name === '' ? undefined : name);
  };
  if (draft === undefined) {
    return (
      <div className="project">
        <span className="project-words">
          Working on <bdi>{project ?? 'nothing named'}</bdi>
        </span>
        <Button variant="quiet" aria-describedby={id} onClick={() => setDraft(project ?? '')}>
          {project === undefined ? 'Name it' : 'Change'}
          <span className="visually-hidden"> what you are working on</span>
        </Button>
        <span className="visually-hidden" id={id}>
          What you spend from now on is counted under this name.
        </span>
      </div>
    );
  }
  return (
    <form
      className="project"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Else the browser closes the popup.
        event.preventDefault();
        setDraft(undefined);
      }}
    >
      <TextField
        label="Working on"
        labelHidden
        placeholder="Name of a project; empty for none"
        maxLength={60}
        autoFocus
        value={draft}
        onChange={setDraft}
      />
      <Button type="submit" variant="primary">
        Save
      </Button>
    </form>
  );
}
