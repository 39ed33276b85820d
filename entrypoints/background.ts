import { defineBackground } from 'wxt/utils/define-background';
import { Background } from '../lib/tracker/background';

export default defineBackground(() => {
  new Background().start();
});
