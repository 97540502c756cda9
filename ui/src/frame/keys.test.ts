import { expect, test } from 'vitest';
import { actsOnEnter, ariaKeys, caps, matches, takesText } from './keys';

function press(key: string, held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', boolean>> = {}) {
  return {
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
  };
}

test('Mod is Ctrl, and Command on a Mac', () => {
  expect(matches('Mod+K', press('k', { ctrl: true }), false)).toBe(true);
  expect(matches('Mod+K', press('k', { meta: true }), false)).toBe(false);
  expect(matches('Mod+K', press('k', { meta: true }), true)).toBe(true);
  expect(matches('Mod+K', press('k', { ctrl: true }), true)).toBe(false);
});

test('a single key is not the same key with others held', () => {
  expect(matches('S', press('s'), false)).toBe(true);
  expect(matches('S', press('S'), false)).toBe(true);
  for (const held of ['ctrl', 'shift', 'alt', 'meta'] as const) {
    expect(matches('S', press('s', { [held]: true }), false)).toBe(false);
  }
  expect(matches('Shift+P', press('P', { shift: true }), false)).toBe(true);
});

test('a sign is the sign, whether the keyboard needs Shift for it or not', () => {
  expect(matches('/', press('/'), false)).toBe(true);
  expect(matches('/', press('/', { shift: true }), false)).toBe(true);
});

test('Space has a name', () => {
  expect(matches('Space', press(' '), false)).toBe(true);
});

test('keys are drawn and told as the machine has them', () => {
  expect(caps('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(caps('Mod+K', true)).toEqual(['⌘', 'K']);
  expect(ariaKeys('Mod+K', false)).toBe('Control+K');
});

test('text fields take text; switches and buttons do not', () => {
  const made = (html: string): Element => {
    document.body.innerHTML = html;
    return document.body.firstElementChild as Element;
  };
  expect(takesText(made('<input type="search">'))).toBe(true);
  expect(takesText(made('<textarea></textarea>'))).toBe(true);
  expect(takesText(made('<input type="checkbox">'))).toBe(false);
  expect(takesText(made('<button></button>'))).toBe(false);
  expect(actsOnEnter(made('<button></button>'))).toBe(true);
  expect(actsOnEnter(made('<main tabindex="-1"></main>'))).toBe(false);
});
