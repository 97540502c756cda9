import type { ApiError, Code } from '../backend/bindings';

type Row = {
  /** What happened, as a heading. */
  heading: string;
  /** What is safe. */
  safe: string;
  /** What a person can do. */
  todo: string;
  /** Whether the interview can't go on before something is done about it. */
  stops: boolean;
};

/** What each kind of error means for the person in front of it. The message itself comes with the error. */
const TABLE: Record<Code, Row> = {
  invalid: {
    heading: 'This can’t be used as it is',
    safe: 'Nothing was changed.',
    todo: 'Change what the message names and try again.',
    stops: false,
  },
  not_found: {
    heading: 'It is not there',
    safe: 'Everything else is where it was.',
    todo: 'It may have been moved or removed. Go back and choose again.',
    stops: false,
  },
  not_now: {
    heading: 'Not at this moment',
    safe: 'Your interview stands as it stood.',
    todo: 'Carry on; the keys below the question show what can be done now.',
    stops: false,
  },
  out_of_step: {
    heading: 'The text was sent again',
    safe: 'Your words are all in the editor.',
    todo: 'Carry on typing.',
    stops: false,
  },
  busy: {
    heading: 'Hotseat is open a second time',
    safe: 'The other window holds the interview, and nothing in it was changed.',
    todo: 'Go on in the other window, or close it and try again.',
    stops: true,
  },
  read_only: {
    heading: 'Hotseat may not write here',
    safe: 'What was saved before is untouched.',
    todo: 'Allow writing there and try again, or start Hotseat with --data FOLDER on another data folder.',
    stops: true,
  },
  newer_version: {
    heading: 'Your data is from a newer Hotseat',
    safe: 'Nothing was read or changed.',
    todo: 'Install the newer version, or start Hotseat with --data FOLDER on another data folder.',
    stops: true,
  },
  disk_full: {
    heading: 'The disk is full',
    safe: 'What was saved before is safe, and what you typed since is still in this window.',
    todo: 'Free some space and leave the window open; then try again.',
    stops: true,
  },
  damaged: {
    heading: 'Stored data can’t be read',
    safe: 'The file was left as it is, so that it can be looked into.',
    todo: 'Keep a copy of the file named above before anything else.',
    stops: true,
  },
  io: {
    heading: 'A file could not be read or written',
    safe: 'What was saved before is safe.',
    todo: 'Try again. If it happens twice, the details help to find the reason.',
    stops: false,
  },
};

export function meaning(error: ApiError): Row {
  return TABLE[error.code] ?? TABLE.io;
}
