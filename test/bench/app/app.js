/**
 * A page as heavy as those of chat platforms, which are made with libraries of this size: all of them are loaded and
 * run, and a long conversation is drawn.
 */
import * as aiCompatible from '@ai-sdk/openai-compatible';
import * as connect from '@connectrpc/connect';
import * as connectWeb from '@connectrpc/connect-web';
import * as ai from 'ai';
import axios from 'axios';
import * as graphql from 'graphql';
import ky from 'ky';
import OpenAI from 'openai';
import Papa from 'papaparse';
import { createElement as h } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import * as temporal from 'temporal-polyfill';
import * as valibot from 'valibot';

const libraries = [
  ai,
  aiCompatible,
  axios,
  connect,
  connectWeb,
  graphql,
  io,
  ky,
  OpenAI,
  Papa,
  temporal,
  valibot,
];
const MESSAGES = 300;
const WORDS = 60;

function words(seed) {
  return Array.from({ length: WORDS }, (_, index) => `word${(seed * 31 + index * 7) % 997}`);
}

function message(index) {
  const own = words(index);
  return h(
    'article',
    { key: index, className: `said ${index % 2 === 0 ? 'mine' : 'answer'}` },
    h('h3', null, `Message ${index}`),
    h('p', null, own.join(' ')),
    h(
      'ul',
      null,
      own.slice(0, 8).map((word) => h('li', { key: word }, h('code', null, word))),
    ),
    h('button', { type: 'button', 'aria-label': `Copy ${index}` }, 'Copy'),
  );
}

const usage = await fetch(`/api/organizations/${document.documentElement.dataset.organization}/usage`);
const { limits } = await usage.json();
flushSync(() =>
  createRoot(document.querySelector('#root')).render([
    h(
      'div',
      { id: 'usage', key: 'usage' },
      limits.map(({ kind, percent }) => h('p', { key: kind, className: 'meter' }, `${kind} ${percent} %`)),
    ),
    h(
      'div',
      { key: 'chat', className: 'chat' },
      Array.from({ length: MESSAGES }, (_, index) => message(index)),
    ),
    h('div', { key: 'prompt', 'data-testid': 'chat-input', contentEditable: true, role: 'textbox' }),
    h('button', { key: 'send', type: 'button', 'aria-label': 'Send message' }, `Send (${libraries.length})`),
  ]),
);
