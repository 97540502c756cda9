import type { Backend } from './backend';
import { tauri } from './tauri';

/**
 * The program around this window; in a plain browser, a simulation of it. The real one is not loaded
 * on demand: the first picture would wait for it.
 */
export const backend: Backend =
  '__TAURI_INTERNALS__' in window
    ? tauri
    : (await import('./simulated')).simulated(new URLSearchParams(location.search));

export type * from './backend';
export { asApiError } from './backend';
