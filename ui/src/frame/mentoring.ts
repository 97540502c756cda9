import { asApiError, backend } from '../backend';
import { count } from '../words/counts';
import { go } from './navigation.svelte';
import { notify, trouble } from './notices.svelte';

/** Lets the person choose what a mentor sent back, takes it in, and opens the session it is about. */
export async function chooseAndMerge(): Promise<void> {
  try {
    const path = await backend.chooseFile('Add a mentor’s response', 'Responses of mentors', ['json']);
    if (path === null) return;
    const merged = await backend.call('merge_response', { path });
    notify(
      merged.already
        ? `This response of ${merged.name} was here already.`
        : `${merged.name} scored ${count(merged.scored, 'answer')} and wrote ${count(merged.comments, 'comment')}.`,
    );
    go({ page: 'session', id: merged.session });
  } catch (thrown) {
    trouble(asApiError(thrown));
  }
}
