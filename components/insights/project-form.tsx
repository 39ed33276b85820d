import { useId, useRef, useState } from 'react';
import type { Done } from '../../lib/messages';
import { useBorrowedFocus } from '../settings/use-borrowed-focus';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

export interface ProjectOfProps {
  /** The conversation, for those who hear the button without its surroundings. */
  readonly name: string;
  /** `''`: none. */
  readonly project: string;
  /** All that there are, to choose from. */
  readonly projects: readonly string[];
  readonly onProject: (project: string) => Promise<Done>;
}

/** Which project a conversation belongs to, and a form to change it. */
export function ProjectOf({ name, project, projects, onProject }: ProjectOfProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="project-of">
      <span className="ranked-of">{project === '' ? 'No project' : `Project: ${project}`}</span>
      <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {project === '' ? 'Set project' : 'Change'}
        <span className="visually-hidden"> of conversation {name}</span>
      </Button>
      {open && (
        <ProjectForm
          name={name}
          project={project}
          projects={projects}
          onProject={onProject}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function ProjectForm(props: ProjectOfProps & { readonly onClose: () => void }) {
  const { name, project, projects, onProject, onClose } = props;
  const [typed, setTyped] = useState(project);
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
