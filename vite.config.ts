import react from '@vitejs/plugin-react'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'
import { chunkGroups } from './scripts/vite/chunks.ts'
import { classIn } from './scripts/vite/classes.ts'
import { contentSecurityPolicy } from './scripts/vite/csp.ts'
import { emulator } from './scripts/vite/emulator.ts'
import { singleIcons } from './scripts/vite/icons.ts'
import { preload } from './scripts/vite/preload.ts'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, '.')
  return {
    // Scripts and styles find each other by relative paths, so that only index.html names the base
    // path, which `npm run configure -- --base` can set in a build.
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
    },
    plugins: [
      react(),
      singleIcons(),
      emulator(),
      preload(),
      contentSecurityPolicy(env['VITE_API_BASE'], env['VITE_API_ORIGINS']),
    ],
    css: { modules: { generateScopedName: classIn } },
    build: {
      outDir: 'dist/console',
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 500,
      rolldownOptions: {
        output: { codeSplitting: { groups: chunkGroups } },
      },
    },
    test: {
      include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
      isolate: false,
      setupFiles: 'src/api/http/testSession.ts',
      // The longest takes 5 s; on two cores with a load of 15, more than 30 s.
      testTimeout: 90_000,
      hookTimeout: 90_000,
      expect: { poll: { timeout: 15_000, interval: 5 } },
    },
  }
})
