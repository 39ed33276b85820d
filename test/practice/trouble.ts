import type { Exchange } from './exchange';

/** Ways in which a balance answer goes wrong. `changed` is made by each site itself: it knows its shape. */
export const troubles = ['html', 'challenge', '429', '500', 'changed', 'empty', 'huge', 'offline'] as const;
export type Trouble = (typeof troubles)[number];

export const RETRY_AFTER_SECONDS = 120;

const maintenancePage = '<!doctype html><title>We will be right back</title><p>Maintenance.</p>';

const challengePage = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head>
<body><noscript>Enable JavaScript and cookies to continue</noscript>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>`;

const wrongAnswers: { readonly [trouble in Exclude<Trouble, 'changed'>]: (exchange: Exchange) => void } = {
  html: (exchange) => exchange.text(200, 'text/html', maintenancePage),
  challenge: (exchange) => exchange.text(403, 'text/html', challengePage, { 'cf-mitigated': 'challenge' }),
  '429': (exchange) =>
    exchange.json(429, { error: 'Too many requests' }, { 'retry-after': String(RETRY_AFTER_SECONDS) }),
  '500': (exchange) => exchange.json(500, { error: 'Internal server error' }),
  empty: (exchange) => exchange.text(200, 'application/json', ''),
  huge: (exchange) => exchange.json(200, { padding: 'x'.repeat(5 * 1024 * 1024) }),
  offline: (exchange) => {
    exchange.response.destroy();
  },
};

export function answerWith(trouble: Exclude<Trouble, 'changed'>, exchange: Exchange): void {
  wrongAnswers[trouble](exchange);
}
