import { defineConfig } from 'wxt';
import { ownSitePatterns, permissionPatterns } from './lib/platforms/permissions';
import { chosenPlatforms } from './scripts/lib/chosen-platforms';
import { iconAssets } from './scripts/lib/icon-assets';
import { lazyRegistry } from './scripts/lib/lazy-registry';
import { platformData } from './scripts/lib/platform-data';
import { priceAssets } from './scripts/lib/price-assets';
import { watchAssets } from './scripts/lib/watch-assets';
import { workerParts } from './scripts/lib/worker-parts';

/** One source, two stores: Chromium MV3 and Firefox MV3 (`-b firefox --mv3`). Why each permission: PRIVACY.md. */
export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: ({ browser }) => ({
    plugins: [
      platformData(chosenPlatforms()),
      // Firefox's background is a page, which has no `importScripts`.
      ...(browser === 'firefox'
        ? [lazyRegistry(chosenPlatforms(), 'one file')]
        : [lazyRegistry(chosenPlatforms(), 'parts'), workerParts()]),
    ],
  }),
  manifest: ({ browser }) => ({
    name: 'Credit Gauge',
    description: 'Live credit balances across AI platforms: what is left, what it costs, whether it lasts.',
    // In Firefox `identity` can't be optional (toolkit/components/extensions/schemas/identity.json); it asks nobody about it.
    permissions: ['storage', 'alarms', 'scripting', ...(browser === 'firefox' ? ['identity'] : [])],
    optional_permissions: ['notifications', ...(browser === 'firefox' ? [] : ['identity'])],
    optional_host_permissions: [...permissionPatterns(chosenPlatforms()), ...ownSitePatterns],
    incognito: 'spanning',
    action: { default_title: 'Credit Gauge' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'credit-gauge@credit-gauge.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  hooks: {
    'prepare:publicPaths': (_, paths) => {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: becomes a template literal type
      paths.push({ type: 'templateLiteral', path: 'prices/${string}.json' });
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
      paths.push({ type: 'templateLiteral', path: 'watch/${string}.js' });
    },
    'build:publicAssets': (_, files) => {
      const platforms = chosenPlatforms();
      const providers = platforms.flatMap(({ priceData }) => priceData?.provider ?? []);
      const icons = platforms.flatMap(({ icon }) => icon ?? []);
      files.push(...priceAssets(providers), ...watchAssets(platforms), ...iconAssets(icons));
    },
  },
  webExt: { disabled: true },
});
