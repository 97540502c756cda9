import { createRawSnippet, flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Notices from '../frame/Notices.svelte';
import Status from './Status.svelte';

let mounted: object[] = [];

beforeEach(() => vi.useFakeTimers());

afterEach(async () => {
  await vi.runAllTimersAsync();
  for (const one of mounted) await unmount(one);
  mounted = [];
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function theWindow(): { said: () => string[] } {
  mounted.push(mount(Notices, { target: document.body }));
  const region = document.querySelector('[aria-live]')!;
  expect(region.textContent.trim(), 'it stands before anything is said').toBe('');
  return { said: () => [...region.children].map((one) => one.textContent.trim()) };
}

function status(words: string, onlyChanges = false): (words: string) => Promise<void> {
  const children = createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));
  mounted.push(mount(Status, { target: document.body, props: { onlyChanges, children } }));
  const shown = [...document.querySelectorAll('div > p')].find((one) => one.textContent === words)!;
  flushSync();
  return async (changed) => {
    shown.firstChild!.nodeValue = changed;
    await tick();
    flushSync();
  };
}

test('what comes is said by the region that stood before, and so is every change', async () => {
  const { said } = theWindow();
  const change = status('Written.');
  expect(said()).toEqual(['Written.']);
  await change('Not written.');
  expect(said()).toEqual(['Written.', 'Not written.']);
});

test('a figure that is there from the beginning is said only when it changes', async () => {
  const { said } = theWindow();
  const change = status('40 sessions', true);
  expect(said()).toEqual([]);
  await change('3 sessions');
  expect(said()).toEqual(['3 sessions']);
});

test('two at once are both said, and the same twice is said twice', () => {
  const { said } = theWindow();
  status('Lost.');
  status('Lost.');
  expect(said()).toEqual(['Lost.', 'Lost.']);
});

test('no page has a live region of its own', () => {
  const sources = import.meta.glob<string>('../**/*.svelte', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  // The window's own; and the palette's, which as a dialog has everything else shut out.
  const standing = ['../frame/Notices.svelte', '../frame/Palette.svelte'];
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  const own = Object.keys(sources).filter((path) =>
    /role="status"|aria-live="(polite|assertive)"/.test(sources[path]!),
  );
  expect(own.sort()).toEqual(standing);
});
