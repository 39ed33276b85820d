import { useId, useState } from 'react';
import type { Unit } from '../../lib/core/unit';
import { canHold } from '../../lib/platforms/can-hold';
import type { ShownPlatform } from '../../lib/platforms/shown';
import type { PreviewView } from '../../lib/storage/preview-view';
import type { PreflightDraft, PreflightSettings } from '../../lib/storage/schema';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Glyph } from '../ui/glyph';
import { Switch } from '../ui/switch';
import { answered, type Doing, resultWords } from './actions';
import { limitWords } from './limit-draft';
import { LimitForm } from './limit-form';

export interface BeforeSendRowProps {
  readonly platform: ShownPlatform;
  /** What the person chose; absent: nothing yet. */
  readonly preflight: PreflightSettings | undefined;
  readonly preview: PreviewView | undefined;
  /** What a price can be in there, percent apart. */
  readonly units: readonly Unit[];
  /** The person's day. */
  readonly today: string;
  readonly doing: Doing;
}

/** One platform: its two switches, and its limit. */
export function BeforeSendRow({ platform, preflight, preview, units, today, doing }: BeforeSendRowProps) {
  const heading = useId();
  const { id, name } = platform;
  const save = (draft: PreflightDraft) =>
    answered(doing.send('settings/preflight', { platform: id, preflight: draft }));
  const showPreview = async (shown: boolean) => {
    const done = await answered(doing.send('settings/preview', { platform: id, shown }));
    doing.say(resultWords(done, shown ? `${name} shows the price.` : `${name} shows no price any more.`));
  };
  return (
    <li className="row">
      {/* biome-ignore lint/a11y/useSemanticElements: a legend can't stand in a line with its glyph in all browsers */}
      <div className="before-send" role="group" aria-labelledby={heading}>
        <h3 className="platform-name" id={heading}>
          <Glyph of={platform} />
          {name}
        </h3>
        <div className="before-send-choices">
          {canHold(platform) ? (
            <Asking name={name} preflight={preflight} units={units} today={today} save={save} doing={doing} />
          ) : (
            <p className="field-hint">Can't ask here: its requests don't say what they spend on.</p>
          )}
          <Switch
            label="Show the price beside the prompt box"
            checked={preview?.hidden !== true}
            onChange={(shown) => void showPreview(shown)}
          />
        </div>
      </div>
    </li>
  );
}

interface AskingProps extends Pick<BeforeSendRowProps, 'preflight' | 'units' | 'today' | 'doing'> {
  readonly name: string;
  readonly save: (draft: PreflightDraft) => ReturnType<typeof answered>;
}

function Asking({ name, preflight, units, today, save, doing }: AskingProps) {
  const [open, setOpen] = useState(false);
  const { on = false, limit, notOn } = preflight ?? {};
  const set = async (wanted: boolean, success: string) => {
    const done = await save({ on: wanted, ...(limit === undefined ? {} : { limit }) });
    doing.say(resultWords(done, success));
  };
  return (
    <>
      <Switch
        label="Ask before expensive requests"
        checked={on}
        onChange={(wanted) => {
          setOpen(false);
          void set(wanted, wanted ? `${name} asks first.` : `${name} doesn't ask any more.`);
        }}
      />
      {on && (
        <div className="row-state">
          <span className="field-hint">
            {limit === undefined ? 'No limit of your own' : `Also above ${limitWords(limit, units)}`}
          </span>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {limit === undefined ? 'Set a limit' : 'Edit the limit'}
            <span className="visually-hidden"> of {name}</span>
          </Button>
        </div>
      )}
      {on && notOn === today && (
        <div className="row-state">
          <Badge icon="clock">Not asked any more today</Badge>
          <Button onClick={() => void set(true, `${name} asks again.`)}>
            Ask again<span className="visually-hidden"> at {name}</span>
          </Button>
        </div>
      )}
      {on && open && (
        <LimitForm
          name={name}
          stored={limit}
          units={units}
          deliver={save}
          onSaved={({ limit: saved }) => {
            setOpen(false);
            doing.say(
              saved === undefined
                ? `${name} has no limit.`
                : `${name} asks above ${limitWords(saved, units)}.`,
            );
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </>
  );
}
