import { expect, test } from 'vitest';
import type { Command } from './commands.svelte';
import { back, go, navigation } from './navigation.svelte';
import { found } from './palette';
import { nextZoom, sound, ZOOMS } from './settings.svelte';

test('back leads the way that was come, and ends at Home', () => {
  go({ page: 'home' });
  go({ page: 'library' });
  go({ page: 'plan' });
  back();
  expect(navigation.place).toEqual({ page: 'library' });
  back();
  expect(navigation.place).toEqual({ page: 'home' });
  expect(navigation.mayGoBack).toBe(false);
  back();
  expect(navigation.place).toEqual({ page: 'home' });
});

test('an import that is over is not gone back to', () => {
  go({ page: 'home' });
  go({ page: 'importing', path: 'list.md' });
  go({ page: 'library', pack: 'list' });
  back();
  expect(navigation.place).toEqual({ page: 'home' });
});

const command = (title: string, more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  run: () => undefined,
  ...more,
});

test('the palette finds by words in any order, beginnings first', () => {
  const all = [command('Go to the Library'), command('Search the library'), command('Relight')];
  expect(found(all, 'library go').map((c) => c.title)).toEqual(['Go to the Library']);
  expect(found(all, 'li').map((c) => c.title)).toEqual([
    'Go to the Library',
    'Search the library',
    'Relight',
  ]);
  expect(found([command('Relight'), command('Lights')], 'light')[0]?.title).toBe('Lights');
});

test('the palette shows a command once, and the nearest one', () => {
  const near = command('Begin', { id: 'same' });
  expect(found([near, command('Begin again', { id: 'same' }), command('x', { unlisted: true })], '')).toEqual(
    [near],
  );
});

test('settings that someone spoiled are as designed', () => {
  const asDesigned = {
    theme: 'system',
    zoom: 1,
    clockSounds: false,
    lastPlan: null,
    hearing: { microphone: null, model: null, language: 'en', prime: true, gpu: true },
    sentenceModel: null,
    voice: { on: false, voice: null, pace: 170 },
  };
  expect(sound({})).toEqual(asDesigned);
  const spoiled = {
    theme: 'pink',
    zoom: 40,
    clockSounds: 'yes',
    lastPlan: {},
    hearing: { microphone: 4, language: 'English', prime: 'no' },
    sentenceModel: 7,
    voice: { on: 1, pace: 4000 },
  };
  expect(sound(spoiled as unknown as Parameters<typeof sound>[0])).toEqual(asDesigned);
  const good = {
    theme: 'dark',
    zoom: 1.3,
    clockSounds: true,
    lastPlan: '{}',
    hearing: { microphone: 'usb', model: 'base.en', language: 'de', prime: false, gpu: false },
    sentenceModel: 'all-MiniLM-L6-v2',
    voice: { on: true, voice: 'en-gb', pace: 150 },
  } as const;
  expect(sound(good)).toEqual(good);
});

test('text sizes go up and down by one step, and stop at the ends', () => {
  let zoom = ZOOMS[0] as number;
  for (const next of ZOOMS.slice(1)) {
    expect(nextZoom(zoom, 1)).toBe(next);
    expect(nextZoom(next, -1)).toBe(zoom);
    zoom = next;
  }
  expect(nextZoom(zoom, 1)).toBe(zoom);
  expect(nextZoom(ZOOMS[0] as number, -1)).toBe(ZOOMS[0]);
});
