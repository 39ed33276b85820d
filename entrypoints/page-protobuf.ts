import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { readProtobuf } from '../lib/wire/protobuf';

/** For the page tap of platforms that answer in Protobuf: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'readProtobuf', readProtobuf),
});
