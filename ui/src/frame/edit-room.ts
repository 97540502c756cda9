type EditRoom = typeof import('../pages/edit/Edit.svelte');

let room: Promise<EditRoom> | undefined;

/** The editor of questions: large, and needed by few pages. It is fetched from the program when it is asked for. */
export function editRoom(): Promise<EditRoom> {
  room ??= import('../pages/edit/Edit.svelte');
  return room;
}
