import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The three places in which Chromium keeps what an extension was given (seen in Chromium 156). */
const places = ['granted_permissions', 'active_permissions', 'runtime_granted_permissions'] as const;

interface PermissionSet {
  api?: string[];
  explicit_host?: string[];
  [other: string]: unknown;
}
interface Preferences {
  extensions?: { settings?: { [id: string]: { [key: string]: unknown } } };
}

/**
 * Writes optional permissions, of hosts and of APIs, into a profile that knows the extension and is not in use, as if
 * the person had said yes to them. The dialog itself can't be answered by a program, and a changed manifest
 * would not be the build that people get.
 */
export async function grantOptional(
  profileDir: string,
  extensionId: string,
  patterns: readonly string[],
  apis: readonly string[],
): Promise<void> {
  await editSettings(profileDir, extensionId, (settings) => {
    for (const place of places) {
      const set = (settings[place] ?? {
        api: [],
        explicit_host: [],
        manifest_permissions: [],
        scriptable_host: [],
      }) as PermissionSet;
      settings[place] = {
        ...set,
        api: [...new Set([...(set.api ?? []), ...apis])],
        explicit_host: [...new Set([...(set.explicit_host ?? []), ...patterns])],
      };
    }
  });
}

/** Allows the extension in private windows, as if the person had set that switch among its details. */
export async function allowPrivateWindows(profileDir: string, extensionId: string): Promise<void> {
  await editSettings(profileDir, extensionId, (settings) => {
    settings.incognito = true;
  });
}

async function editSettings(
  profileDir: string,
  extensionId: string,
  edit: (settings: { [key: string]: unknown }) => void,
): Promise<void> {
  const file = join(profileDir, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8')) as Preferences;
  const settings = preferences.extensions?.settings?.[extensionId];
  if (settings === undefined) throw new Error(`${file} does not know the extension ${extensionId}.`);
  edit(settings);
  await writeFile(file, JSON.stringify(preferences));
}

/** All host permissions that the built extension in `extensionDir` may ever ask for. */
export async function optionalHosts(extensionDir: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    optional_host_permissions?: string[];
  };
  return manifest.optional_host_permissions ?? [];
}
