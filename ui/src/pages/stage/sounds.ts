let context: AudioContext | undefined;

/** A short soft tone: `high` at amber, low at red. */
export function tick(high: boolean): void {
  context ??= new AudioContext();
  const at = context.currentTime;
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.type = 'sine';
  tone.frequency.value = high ? 587 : 294;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.09, at + 0.012);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + (high ? 0.22 : 0.5));
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.6);
}
