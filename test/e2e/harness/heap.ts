import type { Page } from 'playwright-core';
import type { ChromiumRun } from './chromium';

/** Bytes in use after a collection: of the page with its content scripts. */
export async function heapOfPage(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** The same of the background's worker, which has no session of its own in Playwright. */
export async function heapOfWorker(run: ChromiumRun): Promise<number> {
  await run.worker();
  const session = await run.context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('This browser has no session for its targets.');
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && new URL(url).host === run.extensionId,
  );
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker?.targetId ?? '',
    flatten: false,
  });
  const used = new Promise<number>((resolve) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { result } = JSON.parse(message);
      if (result?.usedSize !== undefined) resolve(result.usedSize);
    });
  });
  for (const [id, method] of ['HeapProfiler.collectGarbage', 'Runtime.getHeapUsage'].entries())
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  const bytes = await used;
  await session.detach();
  return bytes;
}
