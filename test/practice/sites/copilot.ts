import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { type Routes, Site, sessionCookie } from '../site';
import { words } from '../stream';

const SESSION = 'practice-copilot';
const CREDITS = 60;
const reply =
  'A practice answer, a few words at a time. Each turn takes a credit, which no address of the site tells.';

/** A prompt that was sent. */
export interface CopilotSend {
  readonly mode: string;
  readonly text: string;
  readonly conversation: string;
}

/**
 * copilot.microsoft.com: a conversation is begun by POST, all else goes over a WebSocket. A prompt with the word
 * "image" gets one. How an account without credits is told so is not known: here by a bare `error`.
 */
export class Copilot extends Site {
  readonly id = 'copilot-ms';
  readonly name = 'Microsoft Copilot';
  readonly hosts = ['copilot.microsoft.com'];
  readonly pagePaths = ['/', '/chats/:id'];
  readonly #open = new Set<WebSocket>();
  #left = CREDITS;
  #received: CopilotSend[] = [];
  #opened = 0;

  setCredits(left: number): void {
    this.#left = left;
  }

  get creditsLeft(): number {
    return this.#left;
  }

  /** The prompts that reached the site, oldest first. */
  get sendsReceived(): readonly CopilotSend[] {
    return this.#received;
  }

  /** How many sockets were opened so far. */
  get socketsOpened(): number {
    return this.#opened;
  }

  /** Cuts every connection, as a network would. */
  dropConnections(): void {
    for (const socket of this.#open) socket.terminate();
  }

  override nearlyEmpty(): void {
    this.setCredits(2);
  }

  override refill(): void {
    this.#left = CREDITS;
    this.#received = [];
    this.#opened = 0;
  }

  override cookies(): readonly string[] {
    return [sessionCookie('_C_Auth', this.signedIn ? SESSION : undefined)];
  }

  override about(): { readonly [name: string]: unknown } {
    return { modes: ['chat', 'reasoning', 'smart', 'study', 'search'] };
  }

  protected override readonly routes: Routes = {
    'POST https://copilot.microsoft.com/c/api/start': (exchange) => {
      exchange.json(200, { currentConversationId: randomUUID() });
    },
  };

  override readonly sockets = {
    '/c/api/chat': (socket: WebSocket, pace: number) => {
      this.#opened += 1;
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
      socket.on('message', (data) => {
        const frame = parsed(String(data));
        if (frame?.event === 'send') void this.#answer(socket, frame, pace);
      });
      socket.send(JSON.stringify({ event: 'connected', requestId: randomUUID() }));
    },
  };

  async #answer(socket: WebSocket, frame: Record<string, unknown>, pace: number): Promise<void> {
    const { mode, conversationId, content } = frame;
    const parts: readonly { readonly text?: unknown }[] = Array.isArray(content) ? content : [];
    const text = parts.map((part) => (typeof part.text === 'string' ? part.text : '')).join('');
    this.#received.push({ mode: String(mode), text, conversation: String(conversationId) });
    const ids = { conversationId, messageId: randomUUID() };
    const { messageId } = ids;
    const taken = this.#left > 0;
    if (taken) this.#left -= 1;
    for (const event of taken ? turn(text, ids) : [{ event: 'error' }]) {
      await sleep(pace);
      if (socket.readyState !== socket.OPEN) return;
      socket.send(JSON.stringify(event));
    }
    if (taken)
      socket.send(JSON.stringify({ event: 'suggestedFollowups', messageId, suggestions: ['And then?'] }));
  }
}

/** What comes in for a prompt. */
function turn(
  prompt: string,
  { conversationId, messageId }: { readonly conversationId: unknown; readonly messageId: string },
): readonly { readonly event: string; readonly [field: string]: unknown }[] {
  const partId = randomUUID();
  const part = { messageId, partId };
  return [
    { event: 'received', conversationId, messageId: randomUUID() },
    { event: 'startMessage', conversationId, messageId, createdAt: new Date().toISOString() },
    ...words(reply).map((text) => ({ event: 'appendText', ...part, text })),
    { event: 'partCompleted', ...part },
    ...(/\bimage\b/i.test(prompt)
      ? [
          { event: 'generatingImage', ...part, prompt },
          { event: 'partialImageGenerated', ...part, content: '/9j/4AAQ' },
          { event: 'imageGenerated', ...part, url: `https://copilot.microsoft.com/th/id/${partId}.png` },
        ]
      : []),
    { event: 'done', messageId },
  ];
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
