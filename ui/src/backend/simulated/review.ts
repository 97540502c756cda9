import type { SimulatedInterviews } from './interview';
import { cardOf, sessionOf } from './reviewing';
import { type Cases, type World } from './world';

export function reviewCases(
  world: World,
  interviews: SimulatedInterviews,
): Cases<'history' | 'session' | 'amend' | 'export'> {
  return {
    history: () => world.sessions(),
    session: ({ id }) => sessionOf(interviews.machine(id)),
    amend: ({ id, action }) => {
      const it = interviews.machine(id);
      it.act(action, () => new Date().toISOString());
      return sessionOf(it);
    },
    export: ({ id, path }) => ({ path, bytes: 4000 + cardOf(interviews.machine(id)).questions * 1500 }),
  };
}
