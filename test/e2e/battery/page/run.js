import { again } from './again.js';
import { asking } from './asking.js';
import { classes } from './classes.js';
import { large } from './large.js';
import { looks } from './looks.js';
import { moving } from './moving.js';
import { policy } from './policy.js';
import { reading } from './reading.js';
import { frames, requests } from './requests.js';
import { offer } from './runner.js';
import { sockets } from './sockets.js';
import { visits } from './visits.js';
import { wrapped } from './wrapped.js';

const sideBySide = { ...reading, ...asking, ...requests, ...sockets, ...classes, ...moving, ...again };

/** The second table: these change or listen to what all share, or want all of the machine. */
offer(sideBySide, { ...looks, ...frames, ...policy, ...visits, ...large, ...wrapped });
