import type { Hono } from 'hono'
import { parseTime } from '../../compute/time.ts'
import { isClockTime, type Clock } from '../base/clock.ts'
import { readJson } from '../http/body.ts'
import type { World } from '../resources/context.ts'
import { bad, optionalNumber, optionalString, readBody, reply } from './wire.ts'

/** `GET clock`, and `PUT clock {now?, advanceMs?, frozen?}`; everything due in between happens immediately. */
export function addClockRoutes(app: Hono, world: World, clockSet: () => void): void {
  app.get('/clock', () => reply(shown(world.clock)))
  app.put('/clock', async (c) => {
    const body = readBody(await readJson(c.req.raw), ['now', 'advanceMs', 'frozen'])
    const { clock, runner } = world
    const now = optionalString(body, 'now')
    const advanceMs = optionalNumber(body, 'advanceMs')
    const frozen = body.get('frozen')
    if (frozen !== undefined && typeof frozen !== 'boolean')
      throw bad("'frozen' must be a boolean.")
    const time = (now === undefined ? clock.now() : parseTime(now)) + (advanceMs ?? 0)
    if (!isClockTime(time)) {
      throw bad("'now' must be a time in the format of RFC 3339, from 2002 to 2500.")
    }
    if (frozen !== undefined) clock.freeze(frozen)
    if (now !== undefined || advanceMs !== undefined) clock.set(time)
    runner.run()
    clockSet()
    return reply(shown(clock))
  })
}

const shown = (clock: Clock) => ({ now: new Date(clock.now()).toISOString(), frozen: clock.frozen })
