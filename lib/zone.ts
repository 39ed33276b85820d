/** The time zone of the person's own clock, an IANA name. Read anew each time: people travel. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
