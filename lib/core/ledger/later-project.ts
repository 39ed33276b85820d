import type { ConversationProject } from '../entry';
import { compareAll } from './canonical';

type Word = Pick<ConversationProject, 'project' | 'at'>;

/** Whether `a` is the word on its conversation that holds. Of two said at the same time, the order of the names decides. */
export function isLater(a: Word, b: Word): boolean {
  return compareAll([a.at, a.project], [b.at, b.project]) > 0;
}
