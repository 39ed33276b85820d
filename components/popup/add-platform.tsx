import { useId, useState } from 'react';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { Button } from '../ui/button';
import { Glyph } from '../ui/glyph';
import { foundPlatforms, PlatformSearch } from '../ui/platform-search';

export interface ListProps {
  /** Platforms that are off. */
  readonly platforms: readonly PlatformFacts[];
  /** Called inside the click, as the browser's permission prompt needs it. */
  readonly onAdd: (platform: PlatformFacts) => void;
  /** Where sites that are not in the list are added; undefined where none can be. */
  readonly onOther: (() => void) | undefined;
}

/** The platforms that can be switched on, each with the addresses that it asks for. */
export function PlatformList({ platforms, onAdd, onOther }: ListProps) {
  const [search, setSearch] = useState('');
  const found = foundPlatforms(platforms, search);
  return (
    <div className="platforms">
      <PlatformSearch count={platforms.length} value={search} onChange={setSearch} />
      {onOther !== undefined && (
        <Button variant="quiet" icon="plus" onClick={onOther}>
          Another site, or a server of your own
        </Button>
      )}
      {found.length === 0 && <p className="platform-hint">No platform of that name.</p>}
      <ul>
        {found.map((platform) => (
          <li className="platform" key={platform.id}>
            <Glyph of={platform} />
            <div className="platform-words">
              <p>{platform.name}</p>
              <p className="platform-hint">{asksFor(platform)}</p>
            </div>
            <Button onClick={() => onAdd(platform)}>
              Switch on<span className="visually-hidden"> {platform.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const given = { key: 'an API key', oauth: 'a connection' } as const;

/** `asks for suno.com`, `asks for openrouter.ai and an API key`, `asks for nothing: you type your plan in`. */
function asksFor({ permissions, sessionIn, confidence }: PlatformFacts): string {
  const hosts = permissions.map((pattern) => pattern.replace(/^https:\/\/|\/.*$/g, ''));
  const asked = [...new Set(hosts), ...(sessionIn === 'page' ? [] : [given[sessionIn]])];
  if (asked.length === 0) return 'asks for nothing: you type your plan in';
  const unverified = confidence === 'low' ? ' · unverified' : '';
  return `asks for ${new Intl.ListFormat('en').format(asked)}${unverified}`;
}

/** The same list behind a button, for those who have some platforms already. */
export function AddPlatform(props: ListProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (props.platforms.length === 0) return null;
  return (
    <div className="add">
      <Button
        variant="quiet"
        className="add-button"
        icon={open ? 'close' : 'plus'}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        Add a platform
      </Button>
      <div id={id} hidden={!open}>
        {open && <PlatformList {...props} />}
      </div>
    </div>
  );
}
