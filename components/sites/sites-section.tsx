import { useRef, useState } from 'react';
import type { Site } from '../../lib/platforms/site/site';
import type { Pointing } from '../../lib/storage/pointing';
import { readSiteFile, siteFile } from '../../lib/storage/site-file';
import type { SiteDraft } from '../../lib/storage/site-schema';
import type { State } from '../../lib/storage/state';
import { answered, type Doing, resultWords } from '../settings/actions';
import { Button } from '../ui/button';
import { download } from '../ui/download';
import { Field } from '../ui/field';
import { Section } from '../ui/section';
import { DescribeForm } from './describe-form';
import { PointForm } from './point-form';
import { PointedForm } from './pointed-form';
import { ServerForm } from './server-form';
import { newSite, siteForm } from './site-form';
import { SiteRow } from './site-row';
import './sites.css';

export interface SitesSectionProps {
  readonly state: State;
  /** The site that is pointed at now. */
  readonly pointing: Pointing | undefined;
  readonly now: number;
  readonly zone: string;
  readonly doing: Doing;
}

/** Which form is open: for a site that is there, or one of the ways to add one. */
type Open =
  | { readonly edit: string }
  | 'point'
  | 'describe'
  | 'server'
  | 'file'
  | { readonly draft: SiteDraft };

/** Sites that the person added themselves, and the ways to add one. */
export function SitesSection({ state, pointing, now, zone, doing }: SitesSectionProps) {
  const [open, setOpen] = useState<Open>();
  const list = useRef<HTMLUListElement>(null);
  const close = () => setOpen(undefined);
  const cancel = () => {
    close();
    // Where it does not arrive an alarm does the same.
    void answered(doing.send('site/give-back', {}));
  };
  const saved = (name: string) => {
    close();
    doing.say(`${name} is saved and on.`);
  };
  const common = { now, zone, doing, onSaved: saved, onCancel: cancel };
  const remove = async ({ id, name }: Site) => {
    const done = await answered(doing.send('site/remove', { id }));
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `${name} is removed.`));
  };
  const save = (site: Site) => {
    const name = `${(site.name.toLowerCase().match(/[a-z0-9]+/g) ?? ['site']).join('-')}.credit-gauge.json`;
    download(name, new Blob([siteFile(site)], { type: 'application/json' }));
    doing.say(`Saved as ${name}. It holds no key and no number of yours.`);
  };
  const isOpen = (way: Open) => open === way;

  return (
    <Section
      id="sites"
      title="Your own sites"
      about="Any site or server that tells its balance, also one that we never heard of. What you add is yours alone; it can be exported and shared as a small file."
    >
      {pointing !== undefined && now < pointing.endsAt && (
        <PointedForm pointing={pointing} now={now} zone={zone} doing={doing} onSaved={saved} />
      )}
      {(pointing === undefined || now >= pointing.endsAt) && (
        <div className="actions">
          <Button icon="plus" aria-expanded={isOpen('point')} onClick={() => setOpen('point')}>
            Point at a site
          </Button>
          <Button aria-expanded={isOpen('describe')} onClick={() => setOpen('describe')}>
            Describe a site
          </Button>
          <Button aria-expanded={isOpen('server')} onClick={() => setOpen('server')}>
            Add a server of your own
          </Button>
          <Button aria-expanded={isOpen('file')} onClick={() => setOpen('file')}>
            From a file
          </Button>
        </div>
      )}
      {open === 'point' && <PointForm doing={doing} onBegun={close} onCancel={close} />}
      {open === 'describe' && <DescribeForm {...common} title="Describe a site" start={newSite} />}
      {open === 'server' && (
        <ServerForm
          {...common}
          title="A server of your own"
          start={{ name: '', server: 'litellm', origin: '' }}
        />
      )}
      {open === 'file' && <SiteFile onRead={(draft) => setOpen({ draft })} onCancel={close} />}
      {typeof open === 'object' && 'draft' in open && (
        <SiteForms {...common} title={`${open.draft.name}, from a file`} draft={open.draft} />
      )}
      <ul className="rows" aria-label="Your own sites" ref={list} tabIndex={-1}>
        {state.sites.length === 0 && <li className="row nothing">None yet.</li>}
        {state.sites.map((site) => (
          <SiteRow
            key={site.id}
            site={site}
            onEdit={() => setOpen({ edit: site.id })}
            onExport={() => save(site)}
            onRemove={() => void remove(site)}
          >
            {typeof open === 'object' && 'edit' in open && open.edit === site.id && (
              <SiteForms {...common} title={site.name} draft={site} id={site.id} />
            )}
          </SiteRow>
        ))}
      </ul>
    </Section>
  );
}

interface SiteFormsProps {
  readonly title: string;
  readonly id?: string;
  readonly draft: SiteDraft;
  readonly now: number;
  readonly zone: string;
  readonly doing: Doing;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** The form for what is there already, by its kind. */
function SiteForms({ draft, ...props }: SiteFormsProps) {
  return draft.kind === 'server' ? (
    <ServerForm {...props} start={{ name: draft.name, server: draft.server, origin: draft.origin }} />
  ) : (
    <DescribeForm {...props} start={siteForm(draft)} />
  );
}

interface SiteFileProps {
  readonly onRead: (draft: SiteDraft) => void;
  readonly onCancel: () => void;
}

/** A file that somebody shared: it is checked, and then shown in the form, so that one sees what it would ask. */
function SiteFile({ onRead, onCancel }: SiteFileProps) {
  const [problem, setProblem] = useState<string>();
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = readSiteFile(await file.text().catch(() => ''));
    if ('site' in read) onRead(read.site);
    else setProblem(`${file.name}: ${read.problem}`);
  };
  return (
    <div className="form">
      <Field
        label="A file of a site"
        hint="It is data, never code. You see what it would ask before anything is saved."
        error={problem}
      >
        {(control) => (
          <input
            {...control}
            className="file"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      <div className="actions">
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}
