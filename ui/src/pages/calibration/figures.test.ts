import { describe, expect, it } from 'vitest';
import { agreementInWords, biasInWords, place, reachOf, signed } from './figures';

describe('calibration in words', () => {
  it('says a way only where the interval leaves out 0', () => {
    expect(biasInWords({ value: 0.12, low: 0.05, high: 0.2 }, 'the program')).toBe(
      'On average 12 % of the scale higher than the program (95 % interval +5 % to +20 %).',
    );
    expect(biasInWords({ value: -0.12, low: -0.2, high: -0.01 }, 'the program')).toContain(
      '12 % of the scale lower',
    );
    expect(biasInWords({ value: 0.12, low: -0.01, high: 0.2 }, 'the program')).toContain(
      'as far as this can tell',
    );
  });

  it('names kappa only where there is one', () => {
    const agreement = { pairs: 24, same: 15, near: 7, further: 2, share: null, kappa: 0.524 };
    expect(agreementInWords(agreement)).toBe(
      'Of 24 pairs, 15 the same, 7 one step apart, 2 further. Weighted kappa 0.52: 1 is always the same, 0 no better than chance.',
    );
    expect(agreementInWords({ ...agreement, kappa: null })).not.toContain('kappa');
  });

  it('draws shares on a line', () => {
    expect([signed(-0.031), signed(0.001), signed(0.5)]).toEqual(['−3 %', '0 %', '+50 %']);
    expect([place(-0.5, 0.5, 200), place(0, 1, 200), place(1, 1, 200), place(7, 1, 200)]).toEqual([
      0, 100, 200, 200,
    ]);
    const upTo = (high: number) => ({ value: 0, low: -0.1, high });
    expect([reachOf([]), reachOf([upTo(0.2), null]), reachOf([upTo(0.3)]), reachOf([upTo(0.9)])]).toEqual([
      0.25, 0.25, 0.5, 1,
    ]);
  });
});
