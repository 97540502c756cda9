import type { EditProblem } from '../../backend/bindings';
import { count, listed } from '../../words/counts';

/** What is to be mended, in a line. */
export function inWords(problems: Pick<EditProblem, 'severity'>[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    errors > 0 ? `${count(errors, 'mistake')} to mend` : '',
    warnings > 0 ? `${count(warnings, 'thing')} to consider` : '',
  ].filter((words) => words !== '');
  return parts.length === 0 ? 'Nothing to mend' : listed(parts);
}
