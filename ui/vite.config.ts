import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Tests run what the window runs, not what a server would render.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  clearScreen: false,
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    // The oldest engines that Tauri's windows run in and that know light-dark().
    target: ['safari17.5', 'chrome123'],
    // A font inside the style sheet would be read by every start, shown or not.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The stage with its editor is one part, fetched from the program itself when it is needed.
    chunkSizeWarningLimit: 600,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // Only the tokens are read by a test; every other style sheet stays empty there.
    css: { include: [/tokens\.css/] },
  },
}));
