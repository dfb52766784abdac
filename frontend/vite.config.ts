import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** `npm run dev` shows the sources; the daemon that it asks is `MOORING_API`, or that of `./mooring demo`. */
const daemon = process.env['MOORING_API'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Files are named after their content; nothing is written into the page that the policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: daemon, changeOrigin: true, headers: { origin: daemon } } },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
  },
})
