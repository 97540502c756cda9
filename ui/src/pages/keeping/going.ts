import type { Deletion, WhatGoes } from '../../backend/bindings';
import { count, listed } from '../../words/counts';
import { size } from '../../words/size';
import { length } from '../../words/time';

/** What goes, said before it does: "2 answers, 1 recording of 2 minutes (4.8 MB) and 1 transcript". */
export function goesInWords({ answers, files, sound, bytes, transcripts }: WhatGoes): string {
  const parts: string[] = [];
  if (answers > 0) parts.push(count(answers, 'answer'));
  if (files > 0) parts.push(`${count(files, 'recording')} of ${length(sound)} (${size(bytes)})`);
  if (transcripts > 0) parts.push(count(transcripts, 'transcript'));
  return parts.length > 0 ? listed(parts) : 'nothing but its name and times';
}

/** What is deleted, as a heading: "the sound of answer 2". */
export function deletionInWords({ item, sound_only }: Deletion): string {
  const whole = item === null ? 'the session' : `answer ${item + 1}`;
  return sound_only ? `the sound of ${whole}` : whole;
}

/** What stays after a deletion, in a sentence. */
export function staysInWords({ item, sound_only }: Deletion): string {
  if (sound_only) return 'The words, times and judgements stay.';
  if (item === null) return 'Nothing of it stays.';
  return 'Its times, your judgements and the notes you made in review stay.';
}

/** A moment to come: "22 November, 14:02". */
export function day(rfc3339: string): string {
  const moment = new Date(rfc3339);
  if (Number.isNaN(moment.getTime())) return rfc3339;
  const date = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return `${date}, ${moment.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' })}`;
}
