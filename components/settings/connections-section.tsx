import { useRef, useState } from 'react';
import { formatAge } from '../../lib/core/format';
import { allAllowed } from '../../lib/core/granted';
import { endTogether, type OAuthFacts } from '../../lib/oauth/facts';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { KeyInfo } from '../../lib/storage/schema';
import type { State } from '../../lib/storage/state';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { ConnectForm } from './connect-form';
import { Confirm } from './question';

/** A platform that is read with a connection by OAuth. */
export type Connectable = DetailedPlatform & { readonly oauth: OAuthFacts };

export interface ConnectionsSectionProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  readonly granted: readonly string[];
  /** Where vendors send the browser after their consent page. */
  readonly redirectUrl: string;
  readonly now: number;
  readonly doing: Doing;
}

/** Connections by OAuth: what is connected, and the form to connect. */
export function ConnectionsSection(props: ConnectionsSectionProps) {
  const { platforms, state, granted, redirectUrl, now, doing } = props;
  const list = useRef<HTMLUListElement>(null);
  const connectable = platforms.filter((one): one is Connectable => one.oauth !== undefined);
  const working = connectable.filter(
    ({ id, permissions }) => state.settings.enabled.includes(id) && allAllowed(permissions, granted),
  );
  const connections = connectable.flatMap((platform): readonly Connection[] => {
    const info = state.keys.find((key) => key.platform === platform.id);
    return info === undefined ? [] : [{ platform, info }];
  });
  const disconnect = async ({ id, name }: DetailedPlatform) => {
    const done = await answered(doing.send('oauth/disconnect', { platform: id }));
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `${name} is disconnected.`));
  };
  const again = async ({ id, name }: DetailedPlatform) => {
    const done = await answered(doing.send('oauth/connect', { platform: id }));
    doing.say(resultWords(done, `${name} is connected.`));
  };
  return (
    <Section
      id="connections"
      title="Connections"
      about="For cloud consoles, which are read with a sign-in of their own (OAuth). You make a client at the vendor once; nobody stands in between. Tokens are kept where no web page can read them, and sent to that vendor's addresses only."
    >
      <ul className="rows" aria-label="Connections" ref={list} tabIndex={-1}>
        {connections.length === 0 && <li className="row nothing">Nothing is connected.</li>}
        {connections.map(({ platform, info }) => (
          <ConnectionRow
            key={info.id}
            platform={platform}
            info={info}
            accounts={(state.accounts[platform.id] ?? []).flatMap(({ account }) => account.label ?? [])}
            sharedWith={sharing(platform, info, connections)}
            hasEnded={state.platforms[platform.id]?.health.failure?.kind === 'signed-out'}
            now={now}
            onConnect={() => again(platform)}
            onDisconnect={() => void disconnect(platform)}
          />
        ))}
      </ul>
      <ConnectForm
        platforms={connectable}
        working={working}
        connections={connections.map(({ info }) => info)}
        redirectUrl={redirectUrl}
        doing={doing}
      />
    </Section>
  );
}

interface Connection {
  readonly platform: Connectable;
  readonly info: KeyInfo;
}

/** The names of the other connections that would end with this one's access at the vendor. */
function sharing(
  { oauth }: Connectable,
  one: KeyInfo,
  connections: readonly Connection[],
): readonly string[] {
  return connections.flatMap(({ platform, info }) => (endTogether(oauth, one, info) ? [platform.name] : []));
}

/** What becomes of the access at the vendor. */
function fateOf({ vendor, revoke }: OAuthFacts, sharedWith: readonly string[]): string {
  if (revoke === undefined) return `${vendor} has no way for an extension to take the access back: `;
  if (sharedWith.length === 0)
    return `The access is taken back at ${vendor} as well. To see what is left of it: `;
  const others = new Intl.ListFormat('en').format(sharedWith);
  return `The access stays at ${vendor}, as ${others} would end with it (the client is the same): `;
}

interface ConnectionRowProps {
  readonly platform: Connectable;
  readonly info: KeyInfo;
  /** The names of the accounts that it reads. */
  readonly accounts: readonly string[];
  /** The other connections that would end with its access at the vendor. */
  readonly sharedWith: readonly string[];
  /** The vendor no longer accepts it. */
  readonly hasEnded: boolean;
  readonly now: number;
  /** Settles when the person is done with the vendor's page. */
  readonly onConnect: () => Promise<void>;
  readonly onDisconnect: () => void;
}

function ConnectionRow(props: ConnectionRowProps) {
  const { platform, info, accounts, sharedWith, hasEnded, now, onConnect, onDisconnect } = props;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { name, oauth } = platform;
  const connect = async () => {
    setBusy(true);
    await onConnect();
    setBusy(false);
  };
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>{name}</h3>
          <p className="field-hint">
            {accounts.length > 0 && `Reads ${new Intl.ListFormat('en').format(accounts)} · `}
            connected {formatAge(info.addedAt, now)} with the client <code>{info.masked}</code>
          </p>
        </div>
        {hasEnded ? (
          <Badge tone="warn" icon="low">
            Ended
          </Badge>
        ) : (
          <Badge tone="accent" icon="ok">
            Connected
          </Badge>
        )}
        {hasEnded && (
          <Button variant="primary" busy={busy} onClick={() => void connect()}>
            Connect again<span className="visually-hidden"> {name}</span>
          </Button>
        )}
        <Button variant="danger" onClick={() => setAsking(true)}>
          Disconnect<span className="visually-hidden"> {name}</span>
        </Button>
      </div>
      {asking && (
        <>
          <Confirm
            text={`Disconnect ${name}? This erases its tokens, the client, and the balances read with them.`}
            deed="Disconnect"
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              onDisconnect();
            }}
          />
          <p className="field-hint">
            {fateOf(oauth, sharedWith)}
            <ExternalLink href={oauth.links.access}>what you allowed at {oauth.vendor}</ExternalLink>
          </p>
        </>
      )}
    </li>
  );
}
