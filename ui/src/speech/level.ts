/** The quietest that a meter shows, in decibels below the loudest there can be. */
const FLOOR = -54;

/** From here on somebody speaks, and not only a fan: 1 % of the loudest, -40 dB. */
const SPEECH = 0.01;

/** Where a level, 0 to 1, stands on a meter, 0 to 1: by decibels, as one hears. */
export function meter(level: number): number {
  if (!(level > 0)) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(level)) / FLOOR));
}

export function hearsSomebody(loudest: number): boolean {
  return loudest >= SPEECH;
}
