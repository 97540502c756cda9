import type { Against, AgreementView, IntervalView } from '../../backend/bindings';
import { count } from '../../words/counts';

export const PARTS: Record<Against, { title: string; other: string; none: string }> = {
  verdicts: {
    title: 'Beside the program’s verdicts',
    other: 'the program',
    none: 'No answer of these has a verdict to compare with yet.',
  },
  rescores: {
    title: 'Beside your own later scores',
    other: 'you did later',
    none: 'Score an old answer again, and it appears here.',
  },
  mentors: {
    title: 'Beside mentors',
    other: 'your mentors',
    none: 'Share an interview from its page; what a mentor sends back appears here.',
  },
};

const percent = (share: number): string => `${Math.abs(Math.round(share * 100))} %`;

/** What a bias says, in words: only an interval that leaves out 0 says which way it goes. */
export function biasInWords({ value, low, high }: IntervalView, other: string): string {
  const range = `95 % interval ${signed(low)} to ${signed(high)}`;
  if (low <= 0 && high >= 0) {
    return `On average as ${other}, as far as this can tell (${signed(value)} of the scale; ${range}).`;
  }
  const way = value > 0 ? 'higher' : 'lower';
  return `On average ${percent(value)} of the scale ${way} than ${other} (${range}).`;
}

/** "+12 %", "−3 %", "0 %". */
export function signed(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${Math.abs(whole)} %`;
}

export function agreementInWords({ pairs, same, near, further, kappa }: AgreementView): string {
  const counts = `Of ${count(pairs, 'pair')}, ${same} the same, ${near} one step apart, ${further} further.`;
  if (kappa === null) return counts;
  return `${counts} Weighted kappa ${kappa.toFixed(2)}: 1 is always the same, 0 no better than chance.`;
}

/** How far to each side of 0 lines are drawn so that all of these fit: 25 %, 50 % or the whole scale. */
export function reachOf(intervals: (IntervalView | null)[]): number {
  const furthest = Math.max(
    0,
    ...intervals.flatMap((one) => (one ? [Math.abs(one.low), Math.abs(one.high)] : [])),
  );
  return [0.25, 0.5].find((reach) => furthest <= reach) ?? 1;
}

/** Where a share stands on a line of this width that reaches so far to each side of 0. */
export function place(share: number, reach: number, width: number): number {
  return ((Math.min(reach, Math.max(-reach, share)) / reach + 1) / 2) * width;
}
