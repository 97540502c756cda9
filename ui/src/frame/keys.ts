/**
 * A key as commands name it: `Enter`, `Escape`, `Space`, `S`, `/`, `ArrowDown`, with `Mod+` (Ctrl, on
 * a Mac Command), `Shift+` or `Alt+` before it.
 */
export type KeySpec = string;

const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

function keyName(key: string): string {
  if (key === ' ') return 'space';
  return key.toLowerCase();
}

export function matches(spec: KeySpec, event: Pressed, mac = onMac): boolean {
  const parts = spec.split('+');
  const name = (parts.at(-1) ?? '').toLowerCase();
  if (keyName(event.key) !== name) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || mod !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return false;
  // A sign such as "?" may need Shift on one keyboard and none on another.
  const letterOrNamed = name.length > 1 || (name >= 'a' && name <= 'z');
  return !letterOrNamed || event.shiftKey === parts.includes('Shift');
}

/** Keys with Ctrl, Command or Alt act everywhere; all others only where nothing is being typed. */
export function actsWhileTyping(spec: KeySpec): boolean {
  return spec.includes('Mod+') || spec.includes('Alt+');
}

const NAMES: Record<string, string> = {
  Enter: 'Enter',
  Escape: 'Esc',
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Shift: 'Shift',
};

/** The caps to draw for a key, such as `["Ctrl", "K"]`. */
export function caps(spec: KeySpec, mac = onMac): string[] {
  return spec.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'Alt') return mac ? '⌥' : 'Alt';
    return NAMES[part] ?? part;
  });
}

/** The same key in the words of `aria-keyshortcuts`. */
export function ariaKeys(spec: KeySpec, mac = onMac): string {
  return spec.replace('Mod', mac ? 'Meta' : 'Control');
}

const NOT_TYPED_INTO = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** Whether what has the focus takes in text, so that single keys belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return target.matches('textarea, select, [contenteditable]:not([contenteditable="false"])');
}

/** Whether what has the focus does something of its own with Enter and Space. */
export function actsOnEnter(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'button, a[href], summary, input, select, textarea, [role="option"], [contenteditable]',
    ) !== null
  );
}
