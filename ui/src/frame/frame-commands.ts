import type { Command } from './commands.svelte';
import { chooseAndImport } from './importing';
import { chooseAndMerge } from './mentoring';
import { back, go, navigation, type Page } from './navigation.svelte';
import { changeSettings, nextZoom, settings } from './settings.svelte';

const THEMES = ['system', 'light', 'dark'] as const;

/** What can be done from every page; on the stage nothing but what belongs to the window. */
export function frameCommands(page: Page, openPalette: () => void): Command[] {
  const backstage = page !== 'stage';
  const room = (
    to: 'home' | 'library' | 'history' | 'progress' | 'settings',
    title: string,
    key: string,
  ): Command => ({
    id: `go-${to}`,
    title,
    keys: [key],
    run: () => go({ page: to }),
    enabled: backstage,
  });
  return [
    {
      id: 'plan',
      title: 'Start a mock',
      keys: ['Mod+N'],
      run: () => go({ page: 'plan' }),
      enabled: backstage,
    },
    room('home', 'Go to Home', 'Mod+1'),
    room('library', 'Go to the Library', 'Mod+2'),
    room('history', 'Go to History', 'Mod+3'),
    room('progress', 'Go to Progress', 'Mod+4'),
    room('settings', 'Go to Settings', 'Mod+,'),
    {
      id: 'import',
      title: 'Import a list…',
      keys: ['Mod+O'],
      run: () => void chooseAndImport(),
      enabled: backstage,
    },
    {
      id: 'rubrics',
      title: 'Rubrics: see, write and choose scales',
      run: () => go({ page: 'rubrics', id: null }),
      enabled: backstage,
    },
    {
      id: 'calibration',
      title: 'How you judge yourself',
      run: () => go({ page: 'calibration' }),
      enabled: backstage,
    },
    {
      id: 'merge',
      title: 'Add a mentor’s response…',
      run: () => void chooseAndMerge(),
      enabled: backstage,
    },
    {
      id: 'theme',
      title: 'Change the theme: system, light, dark',
      run: () => {
        const next = THEMES[(THEMES.indexOf(settings.theme) + 1) % THEMES.length] ?? 'system';
        void changeSettings({ theme: next });
      },
    },
    {
      id: 'larger',
      title: 'Make the text larger',
      keys: ['Mod+=', 'Mod++'],
      run: () => void changeSettings({ zoom: nextZoom(settings.zoom, 1) }),
    },
    {
      id: 'smaller',
      title: 'Make the text smaller',
      keys: ['Mod+-'],
      run: () => void changeSettings({ zoom: nextZoom(settings.zoom, -1) }),
    },
    {
      id: 'as-designed',
      title: 'Show the text at its own size',
      keys: ['Mod+0'],
      run: () => void changeSettings({ zoom: 1 }),
    },
    {
      id: 'back',
      title: 'Go back',
      keys: ['Escape'],
      run: back,
      enabled: backstage && navigation.mayGoBack,
    },
    { id: 'palette', title: 'All commands', keys: ['Mod+K'], run: openPalette, unlisted: true },
  ];
}
