import { createDialog } from '../../components/inline/dialog';
import { concernsOf } from '../core/preflight';
import { Display } from './display';
import type { CreateOverlay } from './overlay';
import { PreviewDisplay } from './preview-display';

export const createOverlay: CreateOverlay = (world) => {
  const preview = new PreviewDisplay(world);
  const display = new Display(world, (panel) => preview.avoid(panel));
  return {
    take: (news) => {
      display.take(news);
      preview.take(news);
    },
    drafted: (draft) => preview.drafted(draft),
    concernsOf,
    ask: (question) => createDialog(world, question, display.name),
    note: (why) => preview.note(why),
    key: (event) => preview.key(event),
  };
};
