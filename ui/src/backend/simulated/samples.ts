import type { KeyPoint, Level, PackCard, Row } from '../bindings';
import { html, type SimulatedQuestion, type World } from './world';

export const SAMPLE_PACK: Omit<PackCard, 'questions'> = {
  id: 'web',
  title: 'How the web works',
  summary: 'From the address bar to the database: what a web developer is asked to explain.',
  kind: 'bundled',
};

type Point = [id: string, weight: KeyPoint['weight'], say: string, accept: string[], probe?: string];

function points(list: Point[]): KeyPoint[] {
  return list.map(([id, weight, say, accept, probe]) => ({
    id,
    weight,
    say,
    accept,
    probe: probe ?? null,
    reviewed: true,
  }));
}

/** Two questions written out, and titles enough to fill a list. */
export function sampleQuestions(): SimulatedQuestion[] {
  return [caching(), eventLoop(), ...TITLES.map(brief)];
}

function caching(): SimulatedQuestion {
  return {
    id: 'web-http-caching',
    pack: 'web',
    title_html: 'A page must never show an old price, and must still load fast. How do you set its caching?',
    body_html: null,
    level: 'mid',
    topics: ['http', 'caching'],
    think: 30_000,
    answer: 120_000,
    key_points: points([
      [
        'fingerprint',
        'core',
        'Files with a fingerprint in their name can be cached for a year, because a change gives a new name.',
        ['hashed assets are immutable', 'the file name changes with its content'],
        'Which part of the page never goes stale, and why?',
      ],
      [
        'revalidate',
        'core',
        'The page itself is sent with no-cache, so that the browser asks before it uses its copy.',
        ['no-cache means revalidate', 'it checks with the server each time'],
        'What does no-cache allow the browser to keep?',
      ],
      [
        'etag',
        'core',
        'An ETag lets the server answer 304 without a body when nothing has changed.',
        ['the server replies not modified', 'it compares the tag and sends only headers'],
      ],
      [
        'private',
        'supporting',
        'Personal prices are marked private, so that no shared cache keeps them.',
        ['a CDN must not store it'],
      ],
      [
        'stale-while-revalidate',
        'bonus',
        'Where a moment’s delay is allowed, stale-while-revalidate shows the old copy while a new one is fetched.',
        ['serve stale and refresh behind it'],
      ],
    ]),
    traps: [
      {
        id: 'no-cache',
        hear: ['no-cache means it is not stored', 'no-cache switches caching off'],
        why: '`no-cache` allows a copy and asks for a check before each use; `no-store` forbids the copy.',
      },
    ],
    short_html:
      '<p>Fingerprint the assets and cache them for good; let the page itself be checked each time, which an <code>ETag</code> makes cheap.</p>',
    model_answer_html:
      '<p>I split the page in two. Its scripts and pictures carry a fingerprint in their name, so I send them with <code>max-age=31536000, immutable</code>: a change gives a new name, and an old copy is never wrong.</p><p>The page itself names those files and holds the price, so it gets <code>no-cache</code>. That still lets the browser keep a copy, but it must ask before it uses it, and with an <code>ETag</code> the answer is usually a 304 of a few bytes.</p><p>If the price depends on who is asking, it is <code>private</code> as well, so that no shared cache keeps it.</p>',
    shown_html:
      '<pre><code>Cache-Control: private, no-cache\nETag: "p-1842"\n\nHTTP/1.1 304 Not Modified</code></pre>',
    sources: ['https://www.rfc-editor.org/rfc/rfc9111'],
    provenance: 'checked on 21 November 2026',
    samples: {
      low: 'I would turn the cache off so that the price is right.',
      middle: 'Static files get a long max-age, and the page no-cache, so that it is checked each time.',
      high: 'Fingerprinted assets are immutable for a year; the page is no-cache with an ETag, so that a check costs a 304; personal prices are private.',
    },
  };
}

function eventLoop(): SimulatedQuestion {
  return {
    id: 'web-event-loop',
    pack: 'web',
    title_html: 'Walk me through the phases of the event loop.',
    body_html:
      '<p>Use this as your example:</p><pre><code>setTimeout(() =&gt; console.log("timeout"), 0);\nPromise.resolve().then(() =&gt; console.log("promise"));\nconsole.log("now");</code></pre>',
    level: 'senior',
    topics: ['event loop', 'javascript'],
    think: 20_000,
    answer: 90_000,
    key_points: points([
      [
        'order',
        'core',
        'The phases come in a fixed order, timers, pending callbacks, poll, check and close, each with its own queue.',
        ['timers first, then poll, then check', 'every phase works off its own queue'],
        'Starting at the timers, which stops does the loop make?',
      ],
      [
        'microtasks',
        'core',
        'Promise jobs run after each callback, before the loop goes on to anything else.',
        ['microtasks are emptied in between', 'then-callbacks come before the next timer'],
        'When exactly does a then-callback run?',
      ],
      [
        'poll',
        'supporting',
        'An idle loop waits in the poll phase, at the longest until the next timer.',
        ['it sleeps in poll'],
      ],
    ]),
    traps: [
      {
        id: 'exact-timers',
        hear: ['the callback runs exactly when the timer ends'],
        why: 'A timer gives the earliest moment; a busy loop makes it late.',
      },
    ],
    short_html: '<p>Timers, pending, poll, check, close, with promise jobs after every single callback.</p>',
    model_answer_html:
      '<p>The loop goes through its phases in a fixed order: timers, pending callbacks, poll, check and close. Between any two callbacks it empties the queue of promise jobs. So the example prints <em>now</em>, <em>promise</em>, <em>timeout</em>.</p>',
    shown_html: null,
    sources: ['https://docs.libuv.org/en/v1.x/design.html'],
    provenance: 'checked on 21 November 2026',
    samples: { low: null, middle: null, high: null },
  };
}

const TITLES: [string, Level, string[]][] = [
  ['What happens between typing an address and seeing the page?', 'junior', ['http', 'browser']],
  ['Why does a `SELECT` get slow when the table grows, and what do you do first?', 'mid', ['databases']],
  ['What is the difference between a cookie and a token in `localStorage`?', 'mid', ['security', 'browser']],
  ['How does TLS keep a stranger on the same network out?', 'mid', ['security', 'http']],
  ['When is a POST request safe to send twice?', 'senior', ['http', 'api design']],
  ['What makes an index useless?', 'senior', ['databases']],
  ['How do you find out which of two builds is slower, and why?', 'senior', ['performance']],
  ['What does `async` change about a function?', 'junior', ['javascript']],
  ['Explain the box model without drawing it.', 'junior', ['css', 'browser']],
  ['How would you page through ten million rows?', 'senior', ['databases', 'api design']],
  ['What is a race condition in a page with a search field?', 'mid', ['javascript', 'browser']],
  ['Why is a password hashed slowly on purpose?', 'junior', ['security']],
  ['What should a 404 page tell a person, and what a machine?', 'junior', ['http', 'api design']],
  ['How do two services agree on what a field means?', 'mid', ['api design']],
  ['What does the browser do before it paints anything?', 'mid', ['browser', 'performance']],
  ['When do you choose a queue over a call?', 'senior', ['architecture']],
  ['What do you measure before you make anything faster?', 'mid', ['performance']],
  ['How do you deploy without anyone noticing?', 'senior', ['architecture']],
];

function brief([title, level, topics]: [string, Level, string[]], n: number): SimulatedQuestion {
  return {
    id: `web-${n + 3}`,
    pack: 'web',
    title_html: html(title),
    body_html: null,
    level,
    topics,
    think: null,
    answer: level === 'junior' ? 90_000 : null,
    key_points: points([
      ['core', 'core', 'The answer names what happens first, and says why it has to come first.', []],
      ['consequence', 'supporting', 'It says what follows from that for the person who uses the page.', []],
      ['limit', 'bonus', 'It says where the explanation stops holding.', []],
    ]),
    traps: [],
    short_html: '<p>What happens first, why, and what follows from it.</p>',
    model_answer_html: '<p>First things first: what happens, why it has to, and what follows from it.</p>',
    shown_html: null,
    sources: [],
    provenance: null,
    samples: { low: null, middle: null, high: null },
  };
}

export const SAMPLE_RUBRIC: World['rubric'] = {
  title: 'Technical answer',
  rows: [
    row('accuracy', 'Accuracy', 'Is what was said right?', [
      ['The main claim is wrong', 'Acting on it would break something.'],
      ['Right and wrong mixed', 'The main statement holds, and another is false and stays uncorrected.'],
      ['No false statement', 'Everything holds; a detail is off at most.'],
      ['Right, with its limits named', 'Everything holds, and it says where it stops holding.'],
    ]),
    row('depth', 'Coverage and depth', 'Does it go past the definition?', [
      ['Name or slogan', 'The term is repeated or praised.'],
      ['Definition', 'What the thing is, not how it works.'],
      ['Mechanism', 'The steps are told: what first, what then, and which part does it.'],
      ['Mechanism and consequence', 'And what one must therefore do, without being asked.'],
    ]),
    row('structure', 'Structure', 'Does the answer come first, then its support?', [
      ['No thread', 'One could not say in a sentence what was claimed.'],
      ['In there somewhere', 'The question is answered, after a detour.'],
      ['Answer first', 'The first two sentences answer the question.'],
      ['Answer, support, end', 'And it closes with a conclusion, within the time.'],
    ]),
  ],
};

function row(id: string, title: string, question: string, levels: [string, string][]): Row {
  return {
    id,
    title,
    question,
    weight: 1,
    levels: levels.map(([label, anchor], n) => ({ level: n + 1, label, anchor })),
  };
}
