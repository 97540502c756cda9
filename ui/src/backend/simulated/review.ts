import type { SimulatedInterviews } from './interview';
import { cardOf, sessionOf } from './reviewing';
import { type Cases } from './world';

export function reviewCases(interviews: SimulatedInterviews): Cases<'session' | 'amend' | 'export'> {
  return {
    session: ({ id }) => sessionOf(interviews.machine(id)),
    amend: ({ id, action }) => {
      const it = interviews.machine(id);
      it.act(action, () => new Date().toISOString());
      return sessionOf(it);
    },
    export: ({ id, path }) => ({ path, bytes: 4000 + cardOf(interviews.machine(id)).questions * 1500 }),
  };
}
