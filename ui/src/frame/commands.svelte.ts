import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { actsOnEnter, actsWhileTyping, matches, takesText, type KeySpec } from './keys';

export type Command = {
  id: string;
  /** As the palette shows it: an action, in the imperative. */
  title: string;
  /** The first is the one shown; the others work as well. */
  keys?: KeySpec[];
  run: () => void;
  /** False while it can't be done now: then it is not offered and its key is free. */
  enabled?: boolean;
  /** Works by key, and would only be noise in the palette. */
  unlisted?: boolean;
};

type Offered = { commands: Command[]; rank: number };

// A set and not an array in a state: a component that goes would read the array as it was before the
// component that takes its place came, and would take that one's commands away with its own.
const offered = new SvelteSet<Offered>();
let ranks = 0;

/**
 * Offers commands while the component that calls this is on the screen. Of two commands with the
 * same key, the one offered by the younger component wins: a page comes before the frame around it.
 */
export function offer(commands: () => Command[]): void {
  const rank = ranks++;
  $effect(() => {
    const set = { commands: commands().filter((command) => command.enabled !== false), rank };
    // Untracked: an effect that read what it writes would run for ever.
    untrack(() => offered.add(set));
    return () => {
      offered.delete(set);
    };
  });
}

/** Every command on offer, the nearest first. */
export function commandsOnOffer(): Command[] {
  return [...offered].sort((a, b) => b.rank - a.rank).flatMap((set) => set.commands);
}

/** The command that a key press means, where the focus is. */
function commandFor(event: KeyboardEvent): Command | undefined {
  const typing = takesText(event.target);
  const enterIsTaken = (event.key === 'Enter' || event.key === ' ') && actsOnEnter(event.target);
  return commandsOnOffer().find((command) =>
    command.keys?.some((spec) => {
      if (!matches(spec, event)) return false;
      if (actsWhileTyping(spec)) return true;
      // A key held down means one thing once.
      return !typing && !enterIsTaken && !event.repeat;
    }),
  );
}

/** Runs the command that a key press means. An open dialog has all keys to itself. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const command = commandFor(event);
  if (command !== undefined) {
    event.preventDefault();
    command.run();
  } else if (event.key === 'Escape' && takesText(event.target)) {
    // One step back out of a field; the next one leaves the page. A search field would empty itself.
    event.preventDefault();
    (event.target as HTMLElement).blur();
  }
}
