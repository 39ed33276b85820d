import { browser } from '../browser';
import type { MessageArgs } from '../messages';
import type { Platform } from '../platforms/platform';
import { isPermitted, notificationsApi } from './notify';

const reasons: Readonly<Record<MessageArgs<'page/let-go'>['why'], string>> = {
  hidden: 'its tab went into the background before you decided',
  tampered: 'the question could not be shown safely over this page',
  silence: 'the question did not appear in time',
};

/** Says that a request left without a decision. Where notifications aren't permitted, the page's preview says it. */
export async function tellLetGo(platform: Platform, why: MessageArgs<'page/let-go'>['why']): Promise<void> {
  if (!(await isPermitted())) return;
  await notificationsApi()?.create(`${platform.id}|let-go`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: `${platform.name}: sent without asking`,
    message: `A request was sent because ${reasons[why]}.`,
  });
}
