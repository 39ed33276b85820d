import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import '../lib/wire/all-parts';

/** The same cases in every run, so that a failure is seen again; other ones with `FC_SEED=…`. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
});
