import { asApiError, backend } from '../backend';
import { notify } from './notices.svelte';
import { settings } from './settings.svelte';

/** Says it with the interviewer's voice, in place of what is being said; false where there is none. */
export async function sayAloud(text: string): Promise<boolean> {
  const { voice, pace } = settings.voice;
  try {
    return await backend.call('say', { text, settings: { voice, pace } });
  } catch (thrown) {
    notify(`${asApiError(thrown).message} The question stands on the screen.`);
    return true;
  }
}

/** Falls silent. There is nothing to be done about a voice that does not. */
export async function hush(): Promise<void> {
  await backend.call('hush', {}).catch(() => undefined);
}
