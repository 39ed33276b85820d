import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const files: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Empty',
    version: '1.0',
    background: { service_worker: 'background.js' },
    action: { default_popup: 'popup.html' },
  }),
  'background.js':
    'chrome.runtime.onMessage.addListener((_message, _sender, answer) => answer({ ok: true }));\n',
  'popup.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><span class="amount-number">42</span></body></html>\n',
};

/**
 * The least that is an extension with a worker and a popup: what Chromium costs with any extension. Its
 * popup shows one number, and its worker answers every message. Gives the folder back.
 */
export async function writeEmptyExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
