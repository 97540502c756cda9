import { asApiError, backend } from '../backend';
import { go } from './navigation.svelte';
import { trouble } from './notices.svelte';

/** Lets the person choose a list, and opens its preview. */
export async function chooseAndImport(): Promise<void> {
  try {
    const path = await backend.chooseList();
    if (path !== null) go({ page: 'importing', path });
  } catch (thrown) {
    trouble(asApiError(thrown));
  }
}
