import { useId, useState } from 'react';
import type { Platform } from '../../lib/platforms/platform';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

interface ListProps {
  /** Platforms that are off. */
  readonly platforms: readonly Platform[];
  /** Called inside the click, as the browser's permission prompt needs it. */
  readonly onAdd: (platform: Platform) => void;
}

/** From this many on, a field to search in stands above the list. */
const SEARCH_FROM = 9;

/** The platforms that can be switched on, each with the addresses that it asks for. */
export function PlatformList({ platforms, onAdd }: ListProps) {
  const [search, setSearch] = useState('');
  const found = platforms.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div className="platforms">
      {platforms.length >= SEARCH_FROM && (
        <TextField label="Search" labelHidden placeholder="Search" value={search} onChange={setSearch} />
      )}
      {found.length === 0 && <p className="platform-hint">No platform of that name.</p>}
      <ul>
        {found.map((platform) => (
          <li className="platform" key={platform.id}>
            <span className="glyph" aria-hidden="true">
              {platform.glyph}
            </span>
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

/** `asks for suno.com`, `asks for openrouter.ai and an API key`. */
function asksFor({ permissions, sessionIn }: Platform): string {
  const hosts = permissions.map((pattern) => pattern.replace(/^https:\/\/|\/.*$/g, ''));
  const asked = [...new Set(hosts), ...(sessionIn === 'key' ? ['an API key'] : [])];
  return `asks for ${new Intl.ListFormat('en').format(asked)}`;
}

/** The same list behind a button, for those who have some platforms already. */
export function AddPlatform({ platforms, onAdd }: ListProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (platforms.length === 0) return null;
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
        {open && <PlatformList platforms={platforms} onAdd={onAdd} />}
      </div>
    </div>
  );
}
