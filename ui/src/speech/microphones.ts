import type { MicrophoneInfo } from '../backend/bindings';

type Option = { value: string | null; label: string };

/**
 * The microphones to choose from, the system's own choice first, those that only give back what a
 * loudspeaker plays last. A chosen one that is not plugged in stays chosen.
 */
export function microphoneOptions(found: MicrophoneInfo[], chosen: string | null): Option[] {
  const usual = found.find((one) => one.is_default);
  const sorted = [...found].sort((a, b) => Number(a.is_monitor) - Number(b.is_monitor));
  const options: Option[] = [
    { value: null, label: usual ? `The system’s choice (${usual.name})` : 'The system’s choice' },
    ...sorted.map((one) => ({
      value: one.id,
      label: one.is_monitor ? `${one.name}: what this computer plays` : one.name,
    })),
  ];
  if (chosen !== null && !found.some((one) => one.id === chosen)) {
    options.push({ value: chosen, label: 'The one you chose: not plugged in' });
  }
  return options;
}
