import { beforeEach, expect, test } from 'vitest';
import { hearing } from './hearing.svelte';
import { notices } from './notices.svelte';

beforeEach(() => hearing.startOver());

test('a warning stays until the microphone hears again', () => {
  hearing.take({ kind: 'microphone', state: 'silent', message: 'The microphone is silent.' });
  hearing.take({ kind: 'level', rms: 0.2, peak: 0.4 });
  expect(hearing.notice?.message).toBe('The microphone is silent.');
  hearing.take({ kind: 'microphone', state: 'hears', message: '' });
  expect(hearing.notice).toBeNull();
  expect([hearing.rms, hearing.peak, hearing.loudest]).toEqual([0.2, 0.4, 0.2]);
});

test('a microphone that came back takes its notice away, and is told of once', () => {
  hearing.take({ kind: 'microphone', state: 'fell_back', message: 'Another one is used.' });
  hearing.take({ kind: 'microphone', state: 'came_back', message: 'It is back.' });
  expect(hearing.notice).toBeNull();
  expect(notices.shown).toBe('It is back.');
});

test('a disk that does not answer is told of until it does', () => {
  const waits = 'The disk has not answered for 3 s.';
  hearing.take({ kind: 'microphone', state: 'disk_waits', message: waits });
  hearing.take({ kind: 'microphone', state: 'hears', message: '' });
  expect(hearing.notice?.message).toBe(waits);
  hearing.take({ kind: 'microphone', state: 'disk_answers', message: 'It answers again.' });
  expect(hearing.notice).toBeNull();
  expect(notices.shown).toBe('It answers again.');
  hearing.take({ kind: 'microphone', state: 'silent', message: 'The microphone is silent.' });
  hearing.take({ kind: 'microphone', state: 'disk_answers', message: '' });
  expect(hearing.notice?.state).toBe('silent');
});

test('a failed transcript is told until there is a new try', () => {
  hearing.take({ kind: 'transcribing', recording: 'a', done: 1, known: 2, left: null });
  hearing.take({ kind: 'not_transcribed', session: 's', recording: 'a', message: 'It broke.' });
  expect(hearing.transcribing.has('a')).toBe(false);
  expect(hearing.failures.get('a')).toBe('It broke.');
  hearing.take({ kind: 'transcribing', recording: 'a', done: 0, known: 2, left: 4000 });
  expect(hearing.failures.has('a')).toBe(false);
  const before = hearing.transcripts;
  hearing.take({ kind: 'transcribed', session: 's', recording: 'a' });
  expect([hearing.transcribing.has('a'), hearing.transcripts]).toEqual([false, before + 1]);
});

test('a download is shown until its model is installed, and says why it stopped', () => {
  const download = { kind: 'download', name: 'tiny', have: 5, of: 9 } as const;
  hearing.take({ ...download, installed: false, message: 'The connection broke off.' });
  expect(hearing.downloads.get('tiny')).toEqual({ have: 5, of: 9, message: 'The connection broke off.' });
  const before = hearing.models;
  hearing.take({ ...download, have: 9, installed: true, message: null });
  expect([hearing.downloads.has('tiny'), hearing.models]).toEqual([false, before + 1]);
});
