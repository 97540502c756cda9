import type { Rubric } from '../../backend/bindings';

/** Changes of a rubric that are not saved yet outlive the page and the program. A new one has no id. */
const place = (id: string | null): string => `hotseat.rubric.${id ?? ''}`;

export function keepDraft(id: string | null, rubric: Rubric | null): void {
  if (rubric === null) localStorage.removeItem(place(id));
  else localStorage.setItem(place(id), JSON.stringify(rubric));
}

/** What was kept; null where there is nothing, or nothing that can be read. */
export function draftOf(id: string | null): Rubric | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(id)) ?? 'null');
    return isRubric(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isRubric(value: unknown): value is Rubric {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, rows } = value as Partial<Rubric>;
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    Array.isArray(rows) &&
    rows.every((row) => typeof row.id === 'string' && Array.isArray(row.levels))
  );
}
