import { asApiError, backend } from '../backend';
import { hearing } from './hearing.svelte';
import { go, navigation } from './navigation.svelte';
import { notify, trouble } from './notices.svelte';

/** Whether a file is taken for a model by its name alone: no list of questions is called that. */
const MODEL = /\.(bin|ggml)$/i;

/** Takes what was dropped on the window: a model into Settings, anything else as a list of questions. */
export async function takeDropped([path, ...others]: string[]): Promise<void> {
  if (path === undefined) return;
  if (others.length > 0) notify('One at a time: this is the first of those you dropped.');
  if (MODEL.test(path) || navigation.place.page === 'settings') await addModel(path);
  else go({ page: 'importing', path });
}

async function addModel(path: string): Promise<void> {
  go({ page: 'settings' });
  notify('The model is being checked and copied.');
  try {
    const { name } = await backend.call('add_model', { path, copy: true });
    hearing.models += 1;
    notify(`The model ${name} was added.`);
  } catch (thrown) {
    trouble(asApiError(thrown));
  }
}
