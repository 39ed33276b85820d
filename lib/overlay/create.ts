import { createDialog } from '../../components/inline/dialog';
import { Display } from './display';
import type { CreateOverlay } from './overlay';

export const createOverlay: CreateOverlay = (world) => {
  const display = new Display(world);
  return {
    take: (news) => display.take(news),
    drafted: () => undefined,
    ask: (question) => createDialog(world, question, display.name),
  };
};
