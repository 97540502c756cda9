/** Minutes and seconds as on a clock: 84000 is "1:24". Anything left of a second counts as one. */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const padded = String(rest).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${padded}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${padded}`;
}

/**
 * A length of time that a person typed: "90", "1:30", "90 s", "2 min", "1 min 30 s"; null when it is
 * none. A bare number means seconds.
 */
export function readLength(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const asClock = /^(\d{1,3}):([0-5]\d)$/.exec(trimmed);
  if (asClock) return (Number(asClock[1]) * 60 + Number(asClock[2])) * 1000;
  const bare = /^(\d{1,5})$/.exec(trimmed);
  if (bare) return Number(bare[1]) * 1000;
  const inWords = /^(?:(\d{1,3})\s*m(?:in(?:utes?)?)?)?\s*(?:(\d{1,5})\s*s(?:ec(?:onds?)?)?)?$/.exec(trimmed);
  if (inWords && trimmed !== '') return (Number(inWords[1] ?? 0) * 60 + Number(inWords[2] ?? 0)) * 1000;
  return null;
}

/** A length of time in words, exact: "30 seconds", "1 min 30 s", "2 minutes". */
export function length(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} ${rest === 1 ? 'second' : 'seconds'}`;
  if (rest === 0) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${minutes} min ${rest} s`;
}

/** A length of time in words, roughly: "about 13 minutes". */
export function aboutLength(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 90) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.round(minutes / 30) / 2;
  return `about ${String(hours).replace('.5', '½').replace(/^0/, '')} hours`;
}

const DAY = 86_400_000;

/** When something was, as one would say it now: "just now", "today, 14:02", "Tuesday, 9:15", "3 March". */
export function when(rfc3339: string, now: Date = new Date()): string {
  const then = new Date(rfc3339);
  if (Number.isNaN(then.getTime())) return rfc3339;
  if (Math.abs(now.getTime() - then.getTime()) < 60_000) return 'just now';
  const clockTime = then.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' });
  const midnight = (date: Date): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (days === 0) return `today, ${clockTime}`;
  if (days === 1) return `yesterday, ${clockTime}`;
  if (days > 1 && days < 7) return `${then.toLocaleDateString('en-GB', { weekday: 'long' })}, ${clockTime}`;
  const sameYear = then.getFullYear() === now.getFullYear();
  return then.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  });
}
