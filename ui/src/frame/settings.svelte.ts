import { rememberTheme } from './remembered-theme';
import type { WindowSettings } from '../backend/backend';
import type { HearingSettings } from '../backend/bindings';
import { asApiError, backend } from '../backend';
import { notify } from './notices.svelte';

/** The bounds within which a voice is understood, in words per minute. */
export const PACES = [80, 320] as const;

const AS_DESIGNED: WindowSettings = {
  theme: 'system',
  zoom: 1,
  clockSounds: false,
  lastPlan: null,
  hearing: { microphone: null, model: null, language: 'en', prime: true, gpu: true },
  sentenceModel: null,
  voice: { on: false, voice: null, pace: 170 },
};

export const ZOOMS = [0.9, 1, 1.15, 1.3, 1.5, 2];

/** The window's own settings. Read them anywhere; change them by {@link changeSettings}. */
export const settings = $state<WindowSettings>(structuredClone(AS_DESIGNED));

/** Settings come from a file that anyone may have edited: what does not fit is as designed. */
export function sound(read: Partial<WindowSettings>): WindowSettings {
  const { theme, zoom, clockSounds, lastPlan, hearing, sentenceModel, voice } = read;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    zoom: typeof zoom === 'number' && zoom >= 0.9 && zoom <= 2 ? zoom : 1,
    clockSounds: clockSounds === true,
    lastPlan: textOrNone(lastPlan),
    hearing: {
      microphone: textOrNone(hearing?.microphone),
      model: textOrNone(hearing?.model),
      language: isLanguage(hearing?.language) ? hearing.language : 'en',
      prime: hearing?.prime !== false,
      gpu: hearing?.gpu !== false,
    },
    sentenceModel: textOrNone(sentenceModel),
    voice: {
      on: voice?.on === true,
      voice: textOrNone(voice?.voice),
      pace: isPace(voice?.pace) ? voice.pace : AS_DESIGNED.voice.pace,
    },
  };
}

const textOrNone = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whether it is a code as recognisers name languages: two or three small letters. */
export function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2,3}$/.test(value);
}

function isPace(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= PACES[0] && (value as number) <= PACES[1];
}

export async function loadSettings(): Promise<void> {
  try {
    Object.assign(settings, sound(await backend.readSettings()));
  } catch {
    // A window that looks as designed is better than none; nothing of value is in this file.
    Object.assign(settings, structuredClone(AS_DESIGNED));
  }
  wear();
  void tellHearing();
  void tellComparing();
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

/** Changes with what spoken answers are heard, from now on: a running recording goes on with it. */
export async function changeHearing(change: Partial<HearingSettings>): Promise<void> {
  await changeSettings({ hearing: { ...settings.hearing, ...change } });
  await tellHearing();
}

async function tellHearing(): Promise<void> {
  try {
    await backend.call('set_hearing', { settings: $state.snapshot(settings.hearing) });
  } catch (thrown) {
    notify(asApiError(thrown).message);
  }
}

/** Chooses the sentence model that speaks beside the words from now on, or none. */
export async function changeSentenceModel(sentenceModel: string | null): Promise<void> {
  await changeSettings({ sentenceModel });
  await tellComparing();
}

async function tellComparing(): Promise<void> {
  try {
    await backend.call('set_comparing', { model: settings.sentenceModel });
  } catch (thrown) {
    notify(asApiError(thrown).message);
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
