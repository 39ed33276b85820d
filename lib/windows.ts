import { browser } from './browser';

/** Private windows are a world of their own: what is seen in them never reaches ordinary ones, nor the reverse. */
export type Windows = 'ordinary' | 'private';

/** Which windows the page that asks is in. (`inIncognitoContext` is no help: Chromium's popup is an ordinary context.) */
export async function windowsHere(): Promise<Windows> {
  return (await browser.windows.getCurrent()).incognito ? 'private' : 'ordinary';
}

/** Whether a private window is open. They are not even told of where the person does not allow us in them. */
export async function hasPrivateWindow(): Promise<boolean> {
  return (await browser.windows.getAll()).some(({ incognito }) => incognito);
}
