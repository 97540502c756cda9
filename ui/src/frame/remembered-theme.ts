const KEY = 'theme';

/**
 * The theme lies in the window's settings, which take a moment to read. This copy of it is there at
 * once, so that the first picture is not in the wrong colours.
 */
export function rememberTheme(theme: string): void {
  localStorage.setItem(KEY, theme);
}

export function applyRememberedTheme(): void {
  const theme = localStorage.getItem(KEY);
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
}
