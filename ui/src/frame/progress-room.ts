type ProgressRoom = typeof import('../pages/progress/Progress.svelte');

let room: Promise<ProgressRoom> | undefined;

/** Progress with its charts: it is fetched from the program when it is asked for. */
export function progressRoom(): Promise<ProgressRoom> {
  room ??= import('../pages/progress/Progress.svelte');
  return room;
}
