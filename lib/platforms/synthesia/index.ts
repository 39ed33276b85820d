import { typedInPlatform } from '../typed-in';

/** Synthesia: minutes of a month or a year, how many is in no source with a date. Its plan is typed in. */
export const synthesia = typedInPlatform({
  id: 'synthesia',
  name: 'Synthesia',
  glyph: 'Sy',
  confidence: 'low',
  makes: 'video',
  // Paths of its account pages are in no source.
  links: {
    home: 'https://app.synthesia.io/',
    usage: 'https://app.synthesia.io/',
    topUp: 'https://app.synthesia.io/',
  },
});
