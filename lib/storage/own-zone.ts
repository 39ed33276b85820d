/** The time zone of the person's own clock (IANA), as the browser has it now. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
