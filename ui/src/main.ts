import { mount } from 'svelte';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import App from './App.svelte';
import { asApiError, backend } from './backend';
import { go } from './frame/navigation.svelte';
import { trouble } from './frame/notices.svelte';
import { loadSettings } from './frame/settings.svelte';

// The theme, and where to begin, are known before anything is painted, so that nothing flashes.
await Promise.all([loadSettings(), goOn()]);
mount(App, { target: document.body });
requestAnimationFrame(() => requestAnimationFrame(() => void backend.painted()));

/** After a reload of the window, an interview that is going on goes on. */
async function goOn(): Promise<void> {
  try {
    const view = await backend.call('current', {});
    if (view !== null) go({ page: 'stage', view });
  } catch (thrown) {
    trouble(asApiError(thrown));
  }
}
