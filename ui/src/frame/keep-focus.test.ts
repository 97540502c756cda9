import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keep-focus';

let page: HTMLElement;
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<main tabindex="-1"></main>';
  page = document.querySelector('main')!;
  stop = keepFocus(document.body);
});

afterEach(() => stop());

/** Draws `html`, puts the focus on `#was`, changes the page, and says what has the focus then. */
async function after(html: string, change: () => void): Promise<string> {
  page.innerHTML = html;
  await Promise.resolve();
  document.getElementById('was')!.focus();
  change();
  // The observer speaks after what changed the page has run.
  await new Promise((done) => setTimeout(done));
  return document.activeElement?.id || (document.activeElement?.tagName.toLowerCase() ?? '');
}

const was = (): HTMLElement => document.getElementById('was')!;

test('a button that gives way to another hands the focus to it', async () => {
  const focus = await after(
    '<p><span><button id="was"></button></span></p><button id="far"></button>',
    () => {
      const now = document.createElement('button');
      now.id = 'now';
      was().replaceWith(now);
    },
  );
  expect(focus).toBe('now');
});

test('a button that goes with its row hands the focus to the next row', async () => {
  const rows = '<ul><li><button id="was"></button></li><li><button id="next"></button></li></ul>';
  expect(await after(rows, () => was().parentElement!.remove())).toBe('next');
});

test('what can not be pressed is passed over', async () => {
  const rows = '<p><button id="was"></button><button disabled></button></p><button id="beside"></button>';
  const focus = await after(`<section>${rows}</section>`, () => was().remove());
  expect(focus).toBe('beside');
});

test('a button with nothing near it leaves the focus to the page', async () => {
  const html = '<button id="far"></button><div><div><div><button id="was"></button></div></div></div>';
  expect(await after(html, () => was().remove())).toBe('main');
});

test('a text field leaves the focus to the page, where single keys work', async () => {
  const focus = await after('<p><textarea id="was"></textarea><button id="beside"></button></p>', () =>
    was().remove(),
  );
  expect(focus).toBe('main');
});

test('a button that goes with all that is under a heading leaves the focus to the page', async () => {
  const html = '<section><h2>Judging</h2><button id="was"></button></section><button id="next"></button>';
  expect(await after(html, () => was().parentElement!.remove())).toBe('main');
});

test('whoever moved the focus on is left alone', async () => {
  const focus = await after('<button id="was"></button><input id="mine" />', () => {
    document.getElementById('mine')!.focus();
    document.querySelector('#was')!.remove();
  });
  expect(focus).toBe('mine');
});
