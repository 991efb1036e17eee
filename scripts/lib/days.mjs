import { spawnSync } from 'node:child_process'
import { NODE } from './run.mjs'

const DAY = 86_400_000

/**
 * A date and a place at which the tests must pass as at any other.
 * @typedef {object} Condition
 * @property {string} name
 * @property {number | string} time ms from now, or a time in ISO 8601. Never in the past: the
 * monotonic
 *   clock is moved too, and can't be negative.
 * @property {string} [zone] of Node and of the browser; absent: UTC
 */

/**
 * A run takes long, so these future dates also cover the extreme time zones.
 * @type {readonly Condition[]}
 */
export const CONDITIONS = [
  { name: '+45d-kiritimati', time: 45 * DAY, zone: 'Pacific/Kiritimati' },
  { name: '+200d-los-angeles', time: 200 * DAY, zone: 'America/Los_Angeles' },
  { name: 'leap-day', time: '2036-02-29T12:00:00Z' },
  { name: 'new-year', time: '2035-12-31T23:50:00Z' },
  // 01:30 occurs twice that night; half an hour after the second is 02:00.
  { name: 'clocks-back', time: '2035-11-04T01:30:00-04:00', zone: 'America/New_York' },
  // Two minutes before 02:00, which becomes 03:00.
  { name: 'clocks-forward', time: '2035-03-11T01:58:00-05:00', zone: 'America/New_York' },
]

/** Whether faketime is installed, which shifts the clock of a process and its children. */
export const hasFaketime = () => spawnSync('faketime', ['--version']).status === 0

/**
 * How to start Node under a condition.
 * @param {Condition} condition
 * @returns {{ node: string[], env: NodeJS.ProcessEnv }} the command, and additions to its
 * environment
 */
export function under({ time, zone = 'UTC' }) {
  const ahead = typeof time === 'string' ? Date.parse(time) - Date.now() : time
  // An offset, not a time: so processes started later share the same clock. -m: for multithreaded
  // programs, such as Node and Chromium.
  const node = ['faketime', '-m', '-f', `+${Math.round(ahead / 1000)}`, ...NODE]
  // Files keep their dates: otherwise Python would recompile all of gcloud for each command.
  return { node, env: { TZ: zone, E2E_TIME_ZONE: zone, NO_FAKE_STAT: '1' } }
}
