import type { Command } from './commands.svelte';

/** The commands that hold every word typed; those that begin with the first word come first. */
export function found(commands: Command[], typed: string): Command[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const seen = new Set<string>();
  const matching = commands.filter((command) => {
    const title = command.title.toLowerCase();
    const fits =
      command.unlisted !== true && words.every((word) => title.includes(word)) && !seen.has(command.id);
    seen.add(command.id);
    return fits;
  });
  const first = words[0];
  if (first === undefined) return matching;
  const begins = (command: Command): number =>
    command.title
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(first))
      ? 0
      : 1;
  return matching.sort((a, b) => begins(a) - begins(b));
}
