import type { ClockStyle, Reading, Zone } from '../../backend/bindings';
import { clock, length } from '../../words/time';

/** The first part of the overtime, in which nobody would interrupt yet. */
const GRACE = 15_000;

/** The reading `elapsed` milliseconds later, for a clock that runs on. */
export function readingAfter(reading: Reading, elapsed: number): Reading {
  const used = reading.used + Math.max(0, elapsed);
  return {
    budget: reading.budget,
    used,
    left: Math.max(0, reading.budget - used),
    overtime: Math.max(0, used - reading.budget),
  };
}

/** The light that goes with a reading: green at half, amber at three quarters, red at the limit. */
export function zoneOf({ budget, used }: Reading): Zone {
  if (used >= budget + GRACE) return 'over';
  if (used >= budget) return 'grace';
  if (used >= Math.floor((budget * 3) / 4)) return 'amber';
  if (used >= Math.floor(budget / 2)) return 'green';
  return 'early';
}

/**
 * What the clock says. Time left is rounded up and time used down, so that "0:00" is shown when the
 * time is really over and not a second before.
 */
export function clockText(reading: Reading, style: ClockStyle): string {
  if (style === 'hidden') return '';
  if (reading.overtime > 0) return `+${clock(wholeSeconds(reading.overtime))} over`;
  return style === 'up' ? clock(wholeSeconds(reading.used)) : `${clock(reading.left)} left`;
}

const wholeSeconds = (millis: number) => millis - (millis % 1000);

/** The share of the ring that is still there: 1 at the start, 0 at the limit. */
export function shareLeft({ budget, left }: Reading): number {
  return budget > 0 ? Math.min(1, left / budget) : 0;
}

/**
 * What is said when the answer clock enters a zone. A hidden clock says nothing before the limit.
 */
export function zoneCue(zone: Zone, reading: Reading, style: ClockStyle): string {
  switch (zone) {
    case 'early':
      return '';
    case 'green':
      return style === 'hidden' ? '' : `Half of the time is used: ${length(reading.left)} left.`;
    case 'amber':
      return style === 'hidden' ? '' : `Three quarters are used: ${length(reading.left)} left.`;
    case 'grace':
      return 'The time is up. Finish your thought.';
    case 'over':
      return style === 'hidden' ? '' : '15 seconds over.';
  }
}
