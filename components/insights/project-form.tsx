import { useId, useRef, useState } from 'react';
import type { Done } from '../../lib/messages';
import { useBorrowedFocus } from '../settings/use-borrowed-focus';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

export interface ProjectOfProps {
  /** The conversation, for those who hear the button without its surroundings. */
  readonly name: string;
  /** The projects of its spends: usually one or none, several where it changed on the way. */
  readonly current: readonly string[];
  /** All that there are, to choose from. */
  readonly projects: readonly string[];
  readonly onProject: (project: string) => Promise<Done>;
}

/** Which project a conversation belongs to, and a form to change it. */
export function ProjectOf({ name, current, projects, onProject }: ProjectOfProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="project-of">
      <span className="ranked-of">
        {current.length === 0 ? 'No project' : `Project: ${current.join(', ')}`}
      </span>
      <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {current.length === 0 ? 'Set project' : 'Change'}
        <span className="visually-hidden"> of conversation {name}</span>
      </Button>
      {open && (
        <ProjectForm
          name={name}
          current={current}
          projects={projects}
          onProject={onProject}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function ProjectForm(props: ProjectOfProps & { readonly onClose: () => void }) {
  const { name, current, projects, onProject, onClose } = props;
  const [typed, setTyped] = useState(current.length === 1 ? (current[0] ?? '') : '');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const list = useId();
  useBorrowedFocus(form);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const done = await onProject(typed.trim());
    setBusy(false);
    if (done.ok) onClose();
    else setProblem(done.problems[0]?.message ?? 'It could not be saved.');
  };
  return (
    <form
      ref={form}
      className="project-form"
      aria-label={`Project of conversation ${name}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TextField
        label="Project"
        hint="Empty for none."
        value={typed}
        list={list}
        maxLength={60}
        error={problem}
        onChange={(value) => {
          setTyped(value);
          setProblem(undefined);
        }}
      />
      <datalist id={list}>
        {projects.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div className="actions">
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
