import type { ReportFormat, ReportScope, SessionCard } from '../../backend/bindings';

/** The ways a report is written, for a menu. */
export const REPORTS: { format: ReportFormat; title: string; ending: string }[] = [
  { format: 'html', title: 'Report as a web page', ending: 'html' },
  { format: 'pdf', title: 'Report as PDF', ending: 'pdf' },
  { format: 'markdown', title: 'Report as Markdown', ending: 'md' },
  { format: 'json', title: 'Report as JSON', ending: 'json' },
  { format: 'csv', title: 'All figures as a table (CSV)', ending: 'csv' },
  { format: 'anki', title: 'Missed points for Anki', ending: 'txt' },
];

/** A file name that every system allows. */
export function reportName(title: string, ending: string): string {
  const safe = title
    .replace(/[^\p{L}\p{N} ,.()+#-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80);
  return `${safe || 'Report'}.${ending}`;
}

export function ofSession({ id }: Pick<SessionCard, 'id'>): ReportScope {
  return { session: id, from: null, until: null, tags: [] };
}
