import { SvelteMap } from 'svelte/reactivity';
import { backend } from '../backend';
import type { Heard, MicrophoneInfo, MicrophoneState, Millis } from '../backend/bindings';
import { notify } from './notices.svelte';

/** These end what was wrong with the microphone. */
const GOOD: MicrophoneState[] = ['hears', 'came_back'];

type Progress = { done: Millis; known: Millis; left: Millis | null };
type Download = { have: number; of: number; message: string | null };

/** What was heard so far, for whoever shows it. */
class Hearing {
  /** How loud it is just now, 0 to 1. */
  rms = $state(0);
  peak = $state(0);
  /** The loudest since {@link startOver}: the microphone hears something. */
  loudest = $state(0);
  /** The last that happened to the microphone or the disk; none once all is well again. */
  notice = $state.raw<{ state: MicrophoneState; message: string } | null>(null);
  microphones = $state.raw<MicrophoneInfo[] | null>(null);
  /** The words of the recording that is being made. */
  words = $state.raw<{ recording: string; text: string } | null>(null);
  /** By recording: how far its transcript is, and why there is none. */
  readonly transcribing = new SvelteMap<string, Progress>();
  readonly failures = new SvelteMap<string, string>();
  /** By model. */
  readonly downloads = new SvelteMap<string, Download>();
  /** Goes up with each transcript, each answer that a sentence model read, and each model that came. */
  transcripts = $state(0);
  compared = $state(0);
  models = $state(0);

  startOver(): void {
    this.rms = this.peak = this.loudest = 0;
    this.notice = null;
  }

  take(heard: Heard): void {
    switch (heard.kind) {
      case 'level':
        this.rms = heard.rms;
        this.peak = heard.peak;
        this.loudest = Math.max(this.loudest, heard.rms);
        return;
      case 'microphone':
        this.#microphone(heard.state, heard.message);
        return;
      case 'microphones':
        this.microphones = heard.microphones;
        return;
      case 'words':
        this.words = { recording: heard.recording, text: heard.text };
        return;
      case 'transcribing': {
        const { recording, done, known, left } = heard;
        this.failures.delete(recording);
        this.transcribing.set(recording, { done, known, left });
        return;
      }
      case 'transcribed':
        this.transcribing.delete(heard.recording);
        this.failures.delete(heard.recording);
        this.transcripts += 1;
        return;
      case 'compared':
        this.compared += 1;
        return;
      case 'comparing':
        notify(heard.message);
        return;
      case 'not_transcribed':
        this.transcribing.delete(heard.recording);
        this.failures.set(heard.recording, heard.message);
        return;
      case 'download':
        this.#download(heard);
        return;
      // Who had it said waits for it.
      case 'said':
      case 'interview':
    }
  }

  #microphone(state: MicrophoneState, message: string): void {
    const disk = this.notice?.state === 'disk_waits';
    // What ends one trouble does not end another.
    if (state === 'disk_answers' ? disk : GOOD.includes(state) && !disk) this.notice = null;
    if (state === 'came_back' || state === 'disk_answers') notify(message);
    else if (state !== 'hears') this.notice = { state, message };
  }

  #download({ name, have, of, installed, message }: Extract<Heard, { kind: 'download' }>): void {
    if (installed) {
      this.downloads.delete(name);
      this.models += 1;
      notify(`The model ${name} is here, and was verified.`);
    } else this.downloads.set(name, { have, of, message });
  }
}

export const hearing = new Hearing();

/** Listens from now on; the reply stops it. */
export function startHearing(): () => void {
  const unlisten = backend.onHeard((heard) => hearing.take(heard));
  return () => void unlisten.then((stop) => stop());
}
