import type { PackId, QuestionId } from '../../backend/bindings';
import { EVERYTHING, type Wanted } from './shelf.svelte';

/** Where a person stood in the library. */
export type Standing = {
  /** The pack it was opened with. */
  pack: PackId | null;
  wanted: Wanted;
  at: number;
  id: QuestionId | null;
  marked: QuestionId[];
};

let left: Standing | null = null;

/** Holds while the program runs: whoever comes back from a question finds the same list. */
export function leave(standing: Standing): void {
  left = standing;
}

/** Where to begin; a pack that is opened anew begins at its top. */
export function standing(pack: PackId | null): Standing {
  if (left !== null && (pack === null || left.pack === pack)) return left;
  return {
    pack,
    wanted: { ...EVERYTHING, packs: pack === null ? [] : [pack] },
    at: 0,
    id: null,
    marked: left?.marked ?? [],
  };
}

/** The bank has changed so much that the place says nothing any more. */
export function forget(): void {
  left = null;
}
