import type { Trend, TrendPlace, Unit } from '../../backend/bindings';
import { count } from '../../words/counts';

/** The room in which a line is drawn, in the units of its picture. */
export const ROOM = { width: 280, height: 96, left: 40, right: 10, top: 10, bottom: 18 } as const;

const DAY = 86_400_000;

/** A place of a trend as it is drawn. */
export type Mark = { x: number; y: number; radius: number; place: TrendPlace };

export type Drawn = {
  marks: Mark[];
  /** The values at the left edge, from the lowest up. */
  ticks: { y: number; text: string }[];
  /** The first and the last day, where there are two. */
  days: { x: number; text: string; anchor: 'start' | 'end' }[];
  /** The line through all marks. */
  path: string;
};

/** A value in its unit, short: "62 %", "2.8", "152", "3.1 s". */
export function short(unit: Unit, value: number): string {
  switch (unit) {
    case 'share':
    case 'share_of_time':
      return `${Math.round(value * 100)} %`;
    case 'level':
    case 'per_minute':
      return value.toFixed(1);
    case 'words_per_minute':
      return String(Math.round(value));
    case 'seconds':
      return `${value.toFixed(1)} s`;
  }
}

/** What the values are measured in, for the head of a chart. */
export const UNIT_WORDS: Record<Unit, string> = {
  share: 'of the key points, by weight',
  level: 'your level',
  words_per_minute: 'words a minute',
  per_minute: 'a minute',
  seconds: 'seconds',
  share_of_time: 'of the time to answer',
};

/** "18 November", "16 to 22 November", "November 2026". */
export function placeWords({ from, to }: TrendPlace): string {
  const [first, last] = [dateOf(from), dateOf(to)];
  const say = (date: Date, options: Intl.DateTimeFormatOptions): string =>
    date.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  if (from === to) return say(first, { day: 'numeric', month: 'long' });
  const days = (last.getTime() - first.getTime()) / DAY;
  if (days > 7) return say(first, { month: 'long', year: 'numeric' });
  const sameMonth = first.getUTCMonth() === last.getUTCMonth();
  const begin = sameMonth ? String(first.getUTCDate()) : say(first, { day: 'numeric', month: 'long' });
  return `${begin} to ${say(last, { day: 'numeric', month: 'long' })}`;
}

/** A day of the program, at noon of nowhere: it must not slip into its neighbour. */
export function dateOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Units that a figure alone does not tell. */
const SAID_AFTER: Partial<Record<Unit, string>> = {
  words_per_minute: ' words a minute',
  per_minute: ' a minute',
};

/** "18 November: 62 %, from 4 answers". */
export function spoken(trend: Trend, place: TrendPlace): string {
  return `${placeWords(place)}: ${short(trend.unit, place.mean)}${SAID_AFTER[trend.unit] ?? ''}, from ${count(place.n, 'answer')}`;
}

/** The highest value of the scale: the highest there can be, or a round number above all. */
export function top(trend: Trend): number {
  if (trend.highest !== null) return trend.highest;
  const most = Math.max(...trend.places.map((place) => place.mean), 0);
  if (most <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 3, 4, 5, 7.5, 10].find((step) => step * magnitude >= most) ?? 10;
  return step * magnitude;
}

export function drawn(trend: Trend): Drawn {
  const [low, high] = [trend.unit === 'level' ? 1 : 0, top(trend)];
  const span = high > low ? high - low : 1;
  const { width, height, left, right, top: above, bottom } = ROOM;
  const y = (value: number): number =>
    round(above + (height - above - bottom) * (1 - Math.min(1, Math.max(0, (value - low) / span))));
  const days = trend.places.map((place) => dateOf(place.from).getTime());
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: number): number => {
    const share = last > first ? (day - first) / (last - first) : 0.5;
    return round(left + 6 + (width - left - right - 12) * share);
  };
  const marks = trend.places.map((place, at): Mark => ({
    x: x(days[at] ?? first),
    y: y(place.mean),
    // The area says of how many values it is: the figure itself stands in the reading and the table.
    radius: round(Math.min(5, 2.2 + Math.sqrt(place.n) * 0.5)),
    place,
  }));
  return {
    marks,
    ticks: [low, (low + high) / 2, high].map((value) => ({ y: y(value), text: short(trend.unit, value) })),
    days:
      last > first
        ? [
            { x: left, text: shortDay(first), anchor: 'start' },
            { x: width - right, text: shortDay(last), anchor: 'end' },
          ]
        : [],
    path: marks.map((mark, at) => `${at === 0 ? 'M' : 'L'}${mark.x} ${mark.y}`).join(''),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const shortDay = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** From a place to another by key: none where the key means nothing here. */
export function moved(at: number, count: number, key: string): number | null {
  const to: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: count - 1,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.min(count - 1, Math.max(0, wanted));
}
