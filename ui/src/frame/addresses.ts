import { notify } from './notices.svelte';

/**
 * An address in a question leads out of the program, and nothing here goes there: it is copied for
 * the person to open where they like.
 */
export function keepAddressesInside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const address = link?.getAttribute('href');
  if (address === null || address === undefined) return;
  event.preventDefault();
  navigator.clipboard.writeText(address).then(
    () => notify('The address is copied. Hotseat itself opens no pages.'),
    () => notify(address),
  );
}
