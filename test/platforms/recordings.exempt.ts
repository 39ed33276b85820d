/** Recordings that no platform of ours can come to see, each with the reason. They are not copied. */
export const exempt: Readonly<Record<string, string>> = {
  'copilot/internal-user-overage.json':
    "GitHub tells it to an editor's OAuth token alone; what github.com asks for its own pages is `chat/entitlement`, which is read.",
  'gemini/cloudcode-user-quota.json':
    'Google tells it to an OAuth token of the Gemini command line alone (cloudcode-pa.googleapis.com): no page asks for it; what gemini.google.com asks for its own page is read.',
  'nous/account.json':
    'Nous tells it to an OAuth token of its command line alone (GET /api/oauth/account): no page asks for it, no key may.',
};
