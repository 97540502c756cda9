import type { Judgement, Level, Verdict, Weight } from '../backend/bindings';

export const VERDICT_WORDS: Record<Verdict, string> = {
  covered: 'covered',
  partly: 'partly',
  missed: 'missed',
  contradicted: 'contradicted',
  cannot_tell: 'can’t tell',
};

export const JUDGEMENT_WORDS: Record<Judgement, string> = {
  said: 'said it',
  partly: 'partly',
  didnt: 'didn’t',
};

export const WEIGHT_WORDS: Record<Weight, string> = {
  core: 'core',
  supporting: 'supporting',
  bonus: 'bonus',
};

export const LEVEL_WORDS: Record<Level, string> = { junior: 'Junior', mid: 'Mid-level', senior: 'Senior' };
