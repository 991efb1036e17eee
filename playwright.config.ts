import { defineConfig } from '@playwright/test'

/** The emulator prints where it listens; Playwright stores the address as `E2E_URL`. */
const READY = /(?<e2e_url>http:\/\/127\.0\.0\.1:\d+)/

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: process.env['E2E_URL'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-first-failure',
    launchOptions: {
      executablePath: process.env['PLAYWRIGHT_CHROMIUM'],
      args: ['--disable-gpu', '--disable-quic'],
    },
  },
  webServer: {
    command:
      'node dist/emulator/cli.js --port 0 --data :memory: --seed demo --console dist/console',
    wait: { stdout: READY },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
