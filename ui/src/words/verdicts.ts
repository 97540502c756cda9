import type { Judgement, Level, QuestionState, Verdict, Weight } from '../backend/bindings';

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

/** How a question went when its key points were last judged, by the worst of them. */
export const LAST_TIME: Record<Judgement, string> = {
  said: 'all said last time',
  partly: 'partly said last time',
  didnt: 'missed some last time',
};

export const STATE_WORDS: Record<QuestionState, string> = {
  never_asked: 'Never asked',
  asked: 'Asked',
  missed: 'Missed some',
  partly: 'Partly said',
  said: 'All said',
  to_review: 'Points to look at',
  edited: 'Changed by you',
  set_aside: 'Set aside',
};

export const LEVEL_WORDS: Record<Level, string> = { junior: 'Junior', mid: 'Mid-level', senior: 'Senior' };
