import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // The pictures in the README are only taken on demand, by `npm run screenshots`.
  testIgnore: process.env['SCREENSHOTS'] ? [] : ['screenshots.spec.ts'],
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: 'list',
  // Patience for a busy machine: passing tests never wait this long.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Transitions take a fifth of the CPU, which is what limits the tests.
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: process.env['E2E_TIME_ZONE'] ?? 'UTC',
    launchOptions: {
      executablePath: process.env['PLAYWRIGHT_CHROMIUM'],
      args: ['--disable-gpu', '--disable-quic'],
    },
  },
})
