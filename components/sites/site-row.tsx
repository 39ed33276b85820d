import { type ReactNode, useState } from 'react';
import type { Site } from '../../lib/platforms/site/site';
import { siteFacts } from '../../lib/platforms/site/site-facts';
import { Confirm } from '../settings/question';
import { hostsOf } from '../settings/words';
import { Button } from '../ui/button';

export interface SiteRowProps {
  readonly site: Site;
  readonly onEdit: () => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
  /** The form, where it is open. */
  readonly children: ReactNode;
}

/** One of the person's own sites. */
export function SiteRow({ site, onEdit, onExport, onRemove, children }: SiteRowProps) {
  const [asking, setAsking] = useState(false);
  const { name } = site;
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>{name}</h3>
          <p className="field-hint">{howWords(site)}</p>
        </div>
        <div className="actions">
          <Button onClick={onEdit}>
            Edit<span className="visually-hidden"> {name}</span>
          </Button>
          <Button onClick={onExport}>
            Export<span className="visually-hidden"> {name}</span>
          </Button>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Remove<span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      </div>
      {asking && (
        <Confirm
          text={`Remove ${name}? Its balances, history and keys go with it, and your browser takes the access back.`}
          deed="Remove"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRemove();
          }}
        />
      )}
      {children}
    </li>
  );
}

const ways = {
  session: 'asked with your sign-in',
  key: 'asked with a key',
  page: 'read along when its page asks',
} as const;

/** `app.acme.example, asked with your sign-in`. */
function howWords(site: Site): string {
  const hosts = hostsOf(siteFacts(site).permissions);
  return `${hosts}, ${ways[site.kind === 'server' ? 'key' : site.request.by]}`;
}
