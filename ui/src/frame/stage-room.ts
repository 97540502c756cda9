type StageRoom = typeof import('../pages/stage/Stage.svelte');

let room: Promise<StageRoom> | undefined;

/**
 * The stage with its editor: by far the largest part of the window, and not needed to paint the first
 * picture. It is fetched from the program when an interview comes near.
 */
export function stageRoom(): Promise<StageRoom> {
  room ??= import('../pages/stage/Stage.svelte');
  return room;
}
