import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Menu from './Menu.svelte';

let menu: Record<string, never> | undefined;

afterEach(async () => {
  if (menu) await unmount(menu);
  document.body.innerHTML = '';
});

async function opened(run = vi.fn()): Promise<HTMLButtonElement> {
  const entries = ['First', 'Second', 'Third'].map((title) => ({ title, run: () => run(title) }));
  menu = mount(Menu, { target: document.body, props: { label: 'More…', entries } });
  const button = document.querySelector('button')!;
  button.click();
  flushSync();
  await tick();
  return button;
}

const focused = (): string => document.activeElement?.textContent?.trim() ?? '';

async function pressed(...keys: string[]): Promise<string> {
  for (const key of keys) {
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    await tick();
  }
  return focused();
}

test.each([
  [[], 'First'],
  [['ArrowDown'], 'Second'],
  [['ArrowUp'], 'Third'],
  [['End'], 'Third'],
  [['End', 'ArrowDown'], 'First'],
  [['End', 'Home'], 'First'],
])('%s in an open menu leads to %s', async (keys, expected) => {
  await opened();
  expect(await pressed(...keys)).toBe(expected);
});

test('what is chosen runs with the focus back on the button', async () => {
  const run = vi.fn();
  const button = await opened(run);
  run.mockImplementation(() => expect(document.activeElement).toBe(button));
  (document.activeElement as HTMLButtonElement).click();
  await vi.waitFor(() => expect(run).toHaveBeenCalledWith('First'));
  expect(document.querySelector('[role=menu]')).toBeNull();
});
