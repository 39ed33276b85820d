import { defineBackground } from 'wxt/utils/define-background';
import { Background } from '../lib/tracker/background';
import '../lib/wire/all-parts';

export default defineBackground(() => {
  new Background().start();
});
