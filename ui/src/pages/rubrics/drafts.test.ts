import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, keepDraft } from './drafts';
import { freshRubric } from './rubric';

describe('a rubric that is not saved', () => {
  beforeEach(() => localStorage.clear());

  it('is kept under its own id until it is let go', () => {
    const rubric = { ...freshRubric(), title: 'Mine' };
    keepDraft(null, rubric);
    expect(draftOf(null)).toEqual(rubric);
    expect(draftOf('technical')).toBeNull();
    keepDraft(null, null);
    expect(draftOf(null)).toBeNull();
  });

  it('is nothing where it can not be read', () => {
    for (const text of ['{', '{"id":1}', '{"id":"a","title":"b","rows":[{}]}', 'null', '7']) {
      localStorage.setItem('hotseat.rubric.a', text);
      expect(draftOf('a'), text).toBeNull();
    }
  });
});
