import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { findChromium } from '../../../scripts/lib/find-browser';
import type { Practice } from '../../practice/server';
import { allowPrivateWindows, grantOptional } from './grants';
import { pause } from './pause';
import { tempFolder } from './temp-folder';

export interface ChromiumOptions {
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  readonly practice: Pick<Practice, 'port'>;
  /** Optional host permissions that the person has given before, as match patterns. */
  readonly grant?: readonly string[];
  /** Optional permissions of APIs that they have given before. Only together with `grant`. */
  readonly grantApis?: readonly string[];
  /** The person allows it in private windows. */
  readonly inPrivateWindows?: boolean;
  /** Hosts of Chromium's own services that the practice sites answer for. */
  readonly serves?: readonly string[];
  /** Pages that are left may be kept and shown again, which Playwright switches off. */
  readonly keepsPages?: boolean;
  readonly headed?: boolean;
  /** A profile to go on with. Without it: a new one, removed at the end. */
  readonly profileDir?: string;
  readonly colorScheme?: 'light' | 'dark';
}

export interface ChromiumRun {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The background's service worker; waits for it where it is not running. */
  worker(): Promise<Worker>;
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** Stops the background as the browser does when it is idle; the next event starts it again. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Chromium talks to these by itself, whatever the flags say (seen in Chromium 156). They don't exist unless they are served. */
const ownServices = ['accounts.google.com', 'update.googleapis.com', 'content-autofill.googleapis.com'];

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/** Chromium with the extension, every host name mapped to the practice sites. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumRun> {
  const temp = options.profileDir === undefined ? await tempFolder('chromium') : undefined;
  const profileDir = options.profileDir ?? temp?.path ?? '';
  const grant = options.grant ?? [];
  let opened: BrowserContext | undefined;
  const close = async () => {
    await opened?.close();
    await temp?.remove();
  };
  try {
    if (grant.length > 0 || options.inPrivateWindows)
      await cp(await profileWithGrants(options), profileDir, { recursive: true });
    const { context, extensionId } = await start(options, profileDir);
    opened = context;
    if (grant.length > 0) await expectGranted(context, extensionId, grant);
    return run(context, extensionId, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Profiles in which permissions are given, by what is given: each is made once a process and copied for each run. */
const profiles = new Map<string, Promise<string>>();

function profileWithGrants(options: ChromiumOptions): Promise<string> {
  const { extensionDir, grant = [], grantApis = [], inPrivateWindows = false } = options;
  const key = JSON.stringify([extensionDir, grant, grantApis, inPrivateWindows]);
  const made = profiles.get(key) ?? makeProfile(options);
  profiles.set(key, made);
  return made;
}

/** Chromium itself says what it knows of the extension; only the permissions are added. */
async function makeProfile(options: ChromiumOptions): Promise<string> {
  const { path } = await tempFolder('profile');
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  const { context, extensionId } = await start(options, path);
  await context.close();
  await grantOptional(path, extensionId, options.grant ?? [], options.grantApis ?? []);
  if (options.inPrivateWindows) await allowPrivateWindows(path, extensionId);
  return path;
}

/** The same Chromium with no extension at all. */
export async function launchWithout({
  practice,
}: Pick<ChromiumOptions, 'practice'>): Promise<Pick<ChromiumRun, 'context' | 'close'>> {
  const temp = await tempFolder('chromium');
  try {
    const context = await openContext({ practice }, temp.path);
    return {
      context,
      close: async () => {
        await context.close();
        await temp.remove();
      },
    };
  } catch (error) {
    await temp.remove();
    throw error;
  }
}

async function start(
  options: ChromiumOptions,
  profileDir: string,
): Promise<{ context: BrowserContext; extensionId: string }> {
  const context = await openContext(options, profileDir);
  try {
    const worker =
      context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
    return { context, extensionId: new URL(worker.url()).host };
  } catch (cause) {
    await context.close();
    // Google Chrome has refused --load-extension since version 137; Chromium has not.
    throw new Error(`${findChromium()} did not load the extension. Set CHROMIUM_PATH to a Chromium.`, {
      cause,
    });
  }
}

type ContextOptions = Omit<ChromiumOptions, 'extensionDir'> & Partial<Pick<ChromiumOptions, 'extensionDir'>>;

async function openContext(
  { extensionDir, practice, serves = [], keepsPages = false, headed = false, colorScheme }: ContextOptions,
  profileDir: string,
): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  const absent = ownServices.filter((host) => !serves.includes(host));
  const hosts = [...absent.map((host) => `MAP ${host} ~NOTFOUND`), `MAP * 127.0.0.1:${practice.port}`];
  const extension = [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];
  return chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless: !headed,
    ignoreHTTPSErrors: true,
    // Headed, the window has its own size; headless, screenshots need one.
    viewport: headed ? null : { width: 1280, height: 800 },
    // Ctrl-C is the caller's to handle: it has more to end than the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    ...(colorScheme === undefined ? {} : { colorScheme }),
    args: [
      ...(extensionDir === undefined ? [] : extension),
      // As root, Chromium starts without its sandbox only.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--host-resolver-rules=${hosts.join(', ')}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
      ...quiet,
    ],
  });
}

function run(context: BrowserContext, extensionId: string, close: () => Promise<void>): ChromiumRun {
  const origin = `chrome-extension://${extensionId}`;
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };
  let control: Page | undefined;
  const running = () => context.serviceWorkers().find((worker) => worker.url().startsWith(origin));
  return {
    context,
    extensionId,
    worker: async () => running() ?? (await context.waitForEvent('serviceworker', { timeout: 10_000 })),
    openPopup: () => open('popup.html'),
    openOptions: () => open('options.html'),
    killWorker: async () => {
      // A page of the extension that runs no script. It stays open: closing a tab would wake the worker again.
      control ??= await open('manifest.json');
      await stopWorkers(context, control);
    },
    close,
  };
}

/** Stops the background from a page of its extension. */
export async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  // Heard from the start: of one that has stopped already, nothing more is told than that, when we enable.
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  // One that is just starting goes on with it, whatever it is told, and then has to be told again.
  let isStopped = false;
  while (!isStopped) {
    await session.send('ServiceWorker.stopAllWorkers');
    isStopped = await Promise.race([stopped.then(() => true), pause(1000).then(() => false)]);
  }
  await session.detach();
}

/** Fails early, with the reason, should a later Chromium keep its permissions elsewhere. */
async function expectGranted(
  context: BrowserContext,
  extensionId: string,
  patterns: readonly string[],
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const granted = await page.evaluate(
    (origins) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.permissions.contains({ origins }),
    [...patterns],
  );
  await page.close();
  if (!granted) throw new Error(`Chromium did not take over the host permissions ${patterns.join(', ')}.`);
}
