import type { ModelOffer, ModelPurpose } from '../../backend/bindings';

/** How the choice of a model is worded, by what it is for. */
export const WORDS_FOR: Record<ModelPurpose, { label: string; none: string; add: string }> = {
  transcribing: {
    label: 'Speech model',
    none: 'None: recordings without a transcript',
    add: 'Add a file…',
  },
  comparing: { label: 'Sentence model', none: 'None: by the words alone', add: 'Add a folder…' },
};

/** A size as one reads it: "148 MB", "1.6 GB", by thousands. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** What one chooses a model by: "English only · fast · 148 MB". */
export function offerInWords(offer: ModelOffer): string {
  const languages = offer.english_only ? 'English only' : 'many languages';
  return [languages, offer.speed, bytesInWords(offer.bytes)].filter(Boolean).join(' · ');
}
