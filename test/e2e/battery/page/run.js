import { asking } from './asking.js';
import { looks } from './looks.js';
import { reading } from './reading.js';
import { frames, requests } from './requests.js';
import { offer } from './runner.js';
import { sockets } from './sockets.js';

/** The second table: these change or listen to what all share. */
offer({ ...reading, ...asking, ...requests, ...sockets }, { ...looks, ...frames });
