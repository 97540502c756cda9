import type { BackupView } from '../bindings';
import { fail, type Cases, type World } from './world';

/** Backups that were written while the page is open; any other file is none. */
export function backupCases(world: World): Cases<'back_up' | 'check_backup' | 'restore_backup'> {
  const written = new Map<string, BackupView>();
  const read = (path: string): BackupView =>
    written.get(path) ?? fail('invalid', `${path} is no backup of Hotseat.`);
  return {
    back_up: ({ path }) => {
      const sessions = world.sessions().length;
      const made = new Date().toISOString();
      const backup = { path, made, sessions, recordings: 3, missing: 0, bytes: 48_200_000 };
      written.set(path, backup);
      return backup;
    },
    check_backup: ({ path }) => read(path),
    restore_backup: ({ path, folder }) => ({ folder, backup: read(path) }),
  };
}
