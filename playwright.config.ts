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
      // A test’s page lives for seconds: optimizing its code costs more than running it as it is.
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--js-flags=--no-maglev --no-turbofan --no-sparkplug',
      ],
    },
  },
})
