import { mount } from 'svelte';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/words.css';
import App from './App.svelte';
import { backend } from './backend';
import { go } from './frame/navigation.svelte';
import { loadSettings } from './frame/settings.svelte';

// The theme, and where to begin, are known before any page is shown, so that none flashes.
await Promise.all([loadSettings(), goOn()]);
mount(App, { target: document.body });
document.getElementById('first')?.remove();
requestAnimationFrame(() => requestAnimationFrame(() => void backend.painted()));

/** An interview that is going on goes on, after a reload of the window; a list it was opened with is shown. */
async function goOn(): Promise<void> {
  try {
    const [view, path] = await Promise.all([backend.call('current', {}), backend.openedWith()]);
    if (view !== null) go({ page: 'stage', view });
    else if (path !== null) go({ page: 'importing', path });
  } catch {
    // Home asks the program too, and shows there what is wrong with it.
  }
}
