import { beforeEach, expect, test, vi } from 'vitest';
import { backend } from '../backend';
import { takeDropped } from './dropped';
import { hearing } from './hearing.svelte';
import { go, navigation } from './navigation.svelte';
import { notices, trouble } from './notices.svelte';

beforeEach(() => {
  vi.restoreAllMocks();
  go({ page: 'home' });
  trouble(null);
});

test('a list that is dropped is shown before it is taken', async () => {
  await takeDropped(['/home/you/questions.md', '/home/you/more.md']);
  expect(navigation.place).toEqual({ page: 'importing', path: '/home/you/questions.md' });
  expect(notices.shown).toContain('One at a time');
});

test('a model that is dropped is added, wherever one is', async () => {
  const before = hearing.models;
  await takeDropped(['/home/you/mine.BIN']);
  expect(navigation.place.page).toBe('settings');
  expect([hearing.models, notices.shown]).toEqual([before + 1, 'The model mine.BIN was added.']);
});

test('in Settings everything is a model, and what is none is told', async () => {
  go({ page: 'settings' });
  const call = vi.spyOn(backend, 'call').mockRejectedValue({ code: 'invalid', message: 'It is no model.' });
  await takeDropped(['/home/you/questions.md']);
  expect(call).toHaveBeenCalledWith('add_model', { path: '/home/you/questions.md', copy: true });
  expect([navigation.place.page, notices.trouble?.message]).toEqual(['settings', 'It is no model.']);
});

test('nothing dropped is nothing done', async () => {
  await takeDropped([]);
  expect(navigation.place.page).toBe('home');
});
