const RATE = 8000;

/** A WAV of one tone that comes and goes like syllables, so that there is something to hear and to seek in. */
export function spokenSample(millis: number): ArrayBuffer {
  const count = Math.round((RATE * millis) / 1000);
  const bytes = new ArrayBuffer(44 + 2 * count);
  const view = new DataView(bytes);
  const text = (at: number, letters: string): void =>
    [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + 2 * count, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * count, true);
  for (let i = 0; i < count; i++) {
    const at = i / RATE;
    const loud = Math.max(0, Math.sin(at * 2 * Math.PI * 2));
    view.setInt16(44 + 2 * i, Math.round(8000 * loud * Math.sin(at * 2 * Math.PI * 180)), true);
  }
  return bytes;
}
