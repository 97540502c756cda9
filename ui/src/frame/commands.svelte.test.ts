import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { commandsOnOffer, handleKey, offer, type Command } from './commands.svelte';

let stop: (() => void)[] = [];

function offered(...commands: Command[]): void {
  stop.push($effect.root(() => offer(() => commands)));
  flushSync();
}

function command(keys: string[], more: Partial<Command> = {}) {
  return { id: keys.join(), title: keys.join(), keys, ...more, run: vi.fn<() => void>() };
}

function press(key: string, on: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  document.querySelector(on)?.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  document.body.innerHTML = '<main></main><button>b</button><input type="text" /><input type="checkbox" />';
  document.addEventListener('keydown', handleKey);
});

afterEach(() => {
  document.removeEventListener('keydown', handleKey);
  stop.forEach((end) => end());
  stop = [];
  flushSync();
});

test('single keys act where nothing is typed, Ctrl keys everywhere', () => {
  const [single, ctrl] = [command(['S']), command(['Mod+K'])];
  offered(single, ctrl);
  press('s', 'input[type=text]');
  expect(single.run).not.toHaveBeenCalled();
  press('k', 'input[type=text]', { ctrlKey: true });
  expect(ctrl.run).toHaveBeenCalledOnce();
  press('s', 'input[type=checkbox]');
  expect(single.run).toHaveBeenCalledOnce();
});

test('Enter belongs to the button that has the focus', () => {
  const enter = command(['Enter']);
  offered(enter);
  press('Enter', 'button');
  expect(enter.run).not.toHaveBeenCalled();
  press('Enter', 'main');
  expect(enter.run).toHaveBeenCalledOnce();
});

test('a key held down means one thing once', () => {
  const enter = command(['Enter']);
  offered(enter);
  press('Enter', 'main', { repeat: true });
  expect(enter.run).not.toHaveBeenCalled();
});

test('an open dialog has all keys to itself', () => {
  const escape = command(['Escape']);
  offered(escape);
  document.body.insertAdjacentHTML('beforeend', '<dialog open><input class="in" /></dialog>');
  expect(press('Escape', '.in').defaultPrevented).toBe(false);
  expect(escape.run).not.toHaveBeenCalled();
});

test('Escape leaves a field first, and the page only after that', () => {
  const escape = command(['Escape']);
  offered(escape);
  const field = document.querySelector<HTMLInputElement>('input[type=text]');
  field?.focus();
  press('Escape', 'input[type=text]');
  expect(document.activeElement).toBe(document.body);
  expect(escape.run).not.toHaveBeenCalled();
  press('Escape', 'body');
  expect(escape.run).toHaveBeenCalledOnce();
});

test('the younger command wins, and leaves the key behind when it goes', () => {
  const [frame, page] = [command(['Enter']), command(['Enter'])];
  offered(frame);
  offered(page);
  press('Enter', 'main');
  expect([frame.run.mock.calls.length, page.run.mock.calls.length]).toEqual([0, 1]);
  stop.pop()?.();
  flushSync();
  press('Enter', 'main');
  expect(frame.run).toHaveBeenCalledOnce();
});

test('what can’t be done now is not on offer', () => {
  offered(command(['X'], { enabled: false }));
  expect(commandsOnOffer()).toEqual([]);
});
