import type { Code } from '../bindings';
import type { UseCase } from '../backend';
import { fail } from './world';

const FILE = '/home/you/.local/share/hotseat/hotseat.db';

/** Where each kind of error shows itself first, and what the program says then. */
const FAILURES: Record<Code, { at: UseCase[]; message: string; detail: string | null }> = {
  invalid: {
    at: ['preview_import', 'begin'],
    message: 'The file is not text. Choose a Markdown or plain text file.',
    detail: '/home/you/questions.md: byte 12 is not UTF-8',
  },
  not_found: { at: ['session', 'question'], message: 'There is no such session.', detail: null },
  not_now: { at: ['act'], message: 'The interview does not allow this now.', detail: null },
  out_of_step: { at: ['edit'], message: 'The text has come apart from what is stored.', detail: null },
  busy: { at: ['begin', 'resume'], message: 'Another Hotseat is running an interview.', detail: FILE },
  read_only: {
    at: ['begin', 'take_import', 'edit', 'export'],
    message: 'The data folder can’t be written.',
    detail: FILE,
  },
  newer_version: { at: ['home'], message: 'The data folder was written by Hotseat 2.', detail: FILE },
  disk_full: {
    at: ['edit', 'take_import', 'export'],
    message: 'There is no space left for your answer.',
    detail: FILE,
  },
  damaged: { at: ['session', 'library'], message: 'The stored data can’t be read.', detail: FILE },
  io: { at: ['home', 'library'], message: 'The bank could not be read.', detail: FILE },
};

/** From `?fail=disk_full`, or `?fail=io@library` for one use case: throws where that would fail. */
export function failures(scene: URLSearchParams): (name: UseCase) => void {
  const [code, only] = (scene.get('fail') ?? '').split('@');
  const row = FAILURES[code as Code] as (typeof FAILURES)[Code] | undefined;
  return (name) => {
    if (row === undefined) return;
    const here = only === undefined ? row.at.includes(name) : only === name;
    if (here) fail(code as Code, row.message, row.detail);
  };
}
