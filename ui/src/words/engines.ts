import type { Engine } from '../backend/bindings';

const NAMES: Record<string, string> = {
  'words-and-vectors': 'words and vectors',
  'words-vectors-and-sentences': 'words, vectors and sentences',
};

/** An engine and its version, as one reads it: "words and vectors 3". */
export function engineInWords({ name, version }: Engine): string {
  return `${NAMES[name] ?? name} ${version.replace('+', ' with model ')}`;
}

/** Whether it is the same engine in the same version. */
export const isSameEngine = (one: Engine, other: Engine): boolean =>
  one.name === other.name && one.version === other.version;
