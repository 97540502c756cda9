/** The words of a rendered title, for places that hold no markup: labels, announcements. */
export function plain(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
}
