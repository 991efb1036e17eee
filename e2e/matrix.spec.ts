/**
 * Every surface that changes something × what can go wrong there: each cell ends with the change
 * made once, or with a message that says what to do, nothing made and no input lost.
 */
import type { FaultOf } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { SURFACES } from './support/surfaces.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

interface Trouble {
  fault: FaultOf
  /** Too often for the console to overcome automatically. */
  count: number
  says: RegExp
}

const POLICY = 'Constraint constraints/compute.storageResourceUseRestrictions violated for p.'

/** Refusals and persistent errors that leave something to do. */
const TROUBLES: Record<string, Trouble> = {
  '400': { fault: status(400, 'invalid', { message: 'Odd one.' }), count: 1, says: /Odd one\./ },
  '401': {
    fault: status(401, 'authError', { message: 'Who are you?' }),
    count: 1,
    says: /Who are you\?.*Sign in/,
  },
  '403': {
    fault: status(403, 'forbidden', { message: 'Not you.' }),
    count: 1,
    says: /Not you\..*administrator/,
  },
  'an organization policy': {
    fault: status(412, 'conditionNotMet', { message: POLICY }),
    count: 1,
    says: /storageResourceUseRestrictions violated.*administrator/,
  },
  '429': {
    fault: status(429, 'rateLimitExceeded', { retryAfter: '0' }),
    count: 4,
    says: /wait a minute/,
  },
  '500': { fault: status(500, 'internalError'), count: 1, says: /try again/ },
  '503': {
    fault: status(503, 'backendError', { retryAfter: '0' }),
    count: 4,
    says: /try again/,
  },
  HTML: { fault: { kind: 'html' }, count: 2, says: /not JSON/ },
}
const FAILED: Trouble = {
  fault: { kind: 'operationError', code: 'INTERNAL_ERROR', message: 'Broken.', httpStatus: 500 },
  count: 1,
  says: /Broken\./,
}

for (const surface of SURFACES) {
  test(surface.name, async ({ page, project, emulator, problems }) => {
    problems.allowFailedRequests()
    await surface.open(page, project, emulator)
    // A failed insert still holds its name: creating has a separate test for that.
    const withOperation = !surface.direct && surface.name !== 'create'
    const cells = { ...TROUBLES, ...(withOperation && { 'a failed operation': FAILED }) }
    for (const [name, { fault, count, says }] of Object.entries(cells)) {
      await test.step(name, async () => {
        await emulator.fault(surface.method, fault, count)
        await surface.submit(page)
        await expect(surface.problem(page), name).toContainText(says)
        await surface.kept(page)
        expect(await surface.made(emulator), name).toBe(0)
      })
    }
    // Lost on the way back, after the change was made.
    await emulator.fault(surface.method, { kind: 'lost' })
    await surface.submit(page)
    await surface.done(page)
    expect(await surface.made(emulator)).toBe(1)
  })
}
