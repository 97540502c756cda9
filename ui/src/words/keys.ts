/** How to get out of an editor in which Tab indents; said to whoever can't see what Tab did. */
export const LEAVING = 'Tab indents. Escape, then Tab, leaves the editor.';
