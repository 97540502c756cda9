import { rememberTheme } from './remembered-theme';
import type { WindowSettings } from '../backend/backend';
import { backend } from '../backend';
import { notify } from './notices.svelte';

const AS_DESIGNED: WindowSettings = { theme: 'system', zoom: 1, clockSounds: false, lastPlan: null };

export const ZOOMS = [0.9, 1, 1.15, 1.3, 1.5, 2];

/** The window's own settings. Read them anywhere; change them by {@link changeSettings}. */
export const settings = $state<WindowSettings>({ ...AS_DESIGNED });

/** Settings come from a file that anyone may have edited: what does not fit is as designed. */
export function sound(read: Partial<WindowSettings>): WindowSettings {
  const { theme, zoom, clockSounds, lastPlan } = read;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    zoom: typeof zoom === 'number' && zoom >= 0.9 && zoom <= 2 ? zoom : 1,
    clockSounds: clockSounds === true,
    lastPlan: typeof lastPlan === 'string' ? lastPlan : null,
  };
}

export async function loadSettings(): Promise<void> {
  try {
    Object.assign(settings, sound(await backend.readSettings()));
  } catch {
    // A window that looks as designed is better than none; nothing of value is in this file.
    Object.assign(settings, AS_DESIGNED);
  }
  wear();
}

export async function changeSettings(change: Partial<WindowSettings>): Promise<void> {
  Object.assign(settings, change);
  wear();
  try {
    await backend.writeSettings($state.snapshot(settings));
  } catch {
    notify('Your settings could not be saved. They hold until you close this window.');
  }
}

/** The next text size up or down. */
export function nextZoom(from: number, step: 1 | -1): number {
  const bigger = ZOOMS.filter((zoom) => (step === 1 ? zoom > from + 0.001 : zoom < from - 0.001));
  return (step === 1 ? bigger[0] : bigger.at(-1)) ?? from;
}

/** Puts theme and text size on the document. */
function wear(): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
  rememberTheme(settings.theme);
  root.style.setProperty('--zoom', String(settings.zoom));
}
