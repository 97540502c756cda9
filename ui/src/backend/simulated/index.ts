import {
  asApiError,
  type Args,
  type Backend,
  type Reply,
  type UseCase,
  type WindowSettings,
} from '../backend';
import { backupCases } from './backups';
import { bankCases, newWorld } from './bank';
import { comparingCases } from './comparing';
import { editCases } from './editing';
import { failures } from './failures';
import { hearingCases } from './hearing';
import { importCases } from './importing';
import { interviewCases } from './interview';
import { keepingCases } from './keeping';
import { planCases } from './planning';
import { progressCases } from './progress';
import { reviewCases } from './review';
import { timelineCases } from './timelines';
import { scoringCases } from './scoring';
import type { Cases } from './world';

const SETTINGS = 'hotseat.settings';
/** As long as the program takes, roughly: what needs to wait for it shows. */
const ANSWERS_AFTER = 20;

/**
 * The program in a plain browser, for working on the interface and testing it. The page's address
 * sets the scene: `?many=10000`, `?empty`, `?disk=changed`, `?list=table.csv`, `?fail=disk_full`,
 * `?fail=io@library`,
 * `?nogoal`, `?nosentences`.
 */
export function simulated(scene: URLSearchParams): Backend {
  const world = newWorld(scene);
  const failing = failures(scene);
  const hearing = hearingCases(scene);
  const interview = interviewCases(world, scene, hearing);
  const cases: Cases<UseCase> = {
    ...backupCases(world),
    ...bankCases(world),
    ...importCases(world),
    ...editCases(world, scene),
    ...planCases(world),
    ...interview.cases,
    ...progressCases(world, scene, interview),
    ...reviewCases(interview),
    ...timelineCases(interview, interview.machines),
    ...keepingCases(world, interview, scene),
    ...scoringCases(world, interview, scene),
    ...comparingCases(interview, scene),
    ...hearing.cases,
  };
  const answer = <U extends UseCase>(name: U, args: Args<U>): Reply<U> => cases[name](structuredClone(args));

  return {
    async call(name, args) {
      await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER));
      failing(name);
      try {
        return structuredClone(answer(name, args));
      } catch (thrown) {
        throw asApiError(thrown);
      }
    },
    async onInterview(changed) {
      return interview.onChange(changed);
    },
    async onTrouble(happened) {
      return interview.onTrouble(happened);
    },
    async onHeard(happened) {
      return hearing.onHeard(happened);
    },
    recordingBytes: (recording) => Promise.resolve(hearing.bytes(recording)),

    async onDrop(changed) {
      return browserDrop(changed);
    },
    openedWith: () => Promise.resolve(null),

    async chooseList() {
      return `/home/you/${scene.get('list') ?? 'questions.md'}`;
    },
    async chooseRecording() {
      return '/home/you/answer.wav';
    },
    async chooseFile() {
      return '/home/you/file';
    },
    async chooseModel() {
      return '/home/you/mine.bin';
    },
    async chooseTarget(_title, suggestedName) {
      return `/home/you/${suggestedName}`;
    },
    async chooseFolder() {
      return '/home/you/questions';
    },
    async readSettings() {
      return JSON.parse(localStorage.getItem(SETTINGS) ?? '{}') as Partial<WindowSettings>;
    },
    async writeSettings(settings) {
      localStorage.setItem(SETTINGS, JSON.stringify(settings));
    },
    async framed() {},

    async painted() {},
  };
}

/** A browser never tells the path of a dropped file; its name stands for it. */
function browserDrop(changed: (drop: { over: boolean; paths: string[] }) => void): () => void {
  const over = (event: DragEvent): void => {
    event.preventDefault();
    changed({ over: true, paths: [] });
  };
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) changed({ over: false, paths: [] });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    changed({ over: false, paths: files.map((file) => `/home/you/${file.name}`) });
  };
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', leave);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('dragleave', leave);
    document.removeEventListener('drop', drop);
  };
}
