/** What can only be checked by changing something: on images of its own, in a scratch project. */
import type { Ask, Reply } from './ask.ts'
import { hold, type Check, type Ground } from './check.ts'

const IMAGES = 'global/images'

/** Two images of one family, the second the newer one. */
const older = ({ prefix }: Ground) => `${prefix}-v1`
const newer = ({ prefix }: Ground) => `${prefix}-v2`

/** The images that are created. */
export const namesOf = (ground: Ground): string[] => [newer(ground), older(ground)]

const bodyOf = (ground: Ground, name: string) => ({
  name,
  family: ground.prefix,
  sourceImage: ground.source,
})

/** How often `wait` is called for one operation: each call returns after two minutes at most. */
const WAITS = 15

/** Waits for an operation. @throws Differs if it wasn't started, ends in an error, or doesn't end */
async function done(ask: Ask, started: Reply): Promise<void> {
  const { name, kind } = started.body
  hold(started.status === 200, messageOf(started))
  hold(kind === 'compute#operation' && name !== undefined, 'The response was no operation.')
  let operation = started
  for (let calls = 0; operation.body.status !== 'DONE' && calls < WAITS; calls++) {
    operation = await ask('POST', `global/operations/${name}/wait`)
    hold(operation.status === 200, `wait answered ${operation.status}.`)
  }
  hold(operation.body.status === 'DONE', 'The operation didn’t end.')
  hold(operation.body.error === undefined, 'The operation ended in an error.')
}

const messageOf = ({ status, body }: Reply) => body.error?.message ?? `The status was ${status}.`

const refused = (reply: Reply, status: number, reason: string) =>
  hold(
    reply.status === status && reply.body.error?.errors?.[0]?.reason === reason,
    `It was answered with ${reply.status}.`,
  )

const headIs = async (ask: Ask, ground: Ground, name: string) => {
  const { status, body } = await ask('GET', `${IMAGES}/family/${ground.prefix}`)
  hold(body.name === name, `The family resolved to ${body.name ?? status}, not to ${name}.`)
}

/** In this order: each builds on those before it, and the last ones clean up. */
export const WRITES: readonly Check[] = [
  {
    id: 'insert',
    what: 'Operations and wait',
    expect: 'A change answers with an operation; wait answers when it is DONE.',
    without: 'Doesn’t know whether a change was made, and says so.',
    needs: 'write',
    async send(ask, ground) {
      const requestId = crypto.randomUUID()
      await done(ask, await ask('POST', IMAGES, { requestId }, bodyOf(ground, older(ground))))
      const { body } = await ask('GET', `${IMAGES}/${older(ground)}`)
      hold(body.status === 'READY', `The image was ${body.status ?? 'not there'}.`)
    },
  },
  {
    id: 'requestId',
    what: 'Repeated requests',
    expect: 'A request with the same requestId answers with the same operation.',
    without: 'A repeated change may be refused although it was made.',
    needs: 'write',
    async send(ask, ground) {
      const requestId = crypto.randomUUID()
      const again = () => ask('POST', IMAGES, { requestId }, bodyOf(ground, newer(ground)))
      const first = await again()
      hold(first.status === 200, messageOf(first))
      const second = await again()
      hold(second.status === 200, `The second one was answered with ${second.status}.`)
      hold(second.body.name === first.body.name, 'It was another operation.')
      await done(ask, first)
    },
  },
  {
    id: 'taken',
    what: 'Names that are taken',
    expect: 'They are refused with 409 alreadyExists.',
    without: 'Shows the API’s message, but not at the name’s field.',
    needs: 'write',
    async send(ask, ground) {
      const body = bodyOf(ground, newer(ground))
      refused(await ask('POST', IMAGES, {}, body), 409, 'alreadyExists')
    },
  },
  {
    id: 'fingerprint',
    what: 'Fingerprint of labels',
    expect: 'Labels with an old fingerprint are refused with 412 conditionNotMet.',
    without: 'Labels that someone else has changed meanwhile are overwritten.',
    needs: 'write',
    async send(ask, ground) {
      const path = `${IMAGES}/${newer(ground)}`
      const { labelFingerprint } = (await ask('GET', path)).body
      hold(labelFingerprint !== undefined, 'The image had no labelFingerprint.')
      const set = (value: string) =>
        ask('POST', `${path}/setLabels`, {}, { labels: { env: value }, labelFingerprint })
      await done(ask, await set('first'))
      refused(await set('second'), 412, 'conditionNotMet')
      const { labels } = (await ask('GET', path)).body
      hold(labels?.['env'] === 'first', 'The labels were replaced.')
    },
  },
  {
    id: 'head',
    what: 'Deprecation moves a family’s head',
    expect: 'The newest active image is the head; once it is deprecated, the one before it.',
    without: 'Shows heads before and after that aren’t what VMs get.',
    needs: 'write',
    async send(ask, ground) {
      const path = `${IMAGES}/${newer(ground)}`
      await headIs(ask, ground, newer(ground))
      await done(ask, await ask('POST', `${path}/deprecate`, {}, { state: 'DEPRECATED' }))
      await headIs(ask, ground, older(ground))
      const { deprecated } = (await ask('GET', path)).body
      hold(deprecated?.state === 'DEPRECATED', 'The image has another state.')
    },
  },
  {
    id: 'patch',
    what: 'Fields of an image',
    expect: 'A patch changes the fields it has, and no others.',
    without: 'Description and family can’t be edited.',
    needs: 'write',
    async send(ask, ground) {
      const path = `${IMAGES}/${newer(ground)}`
      await done(ask, await ask('PATCH', path, {}, { description: 'A test of conformance.' }))
      const { body } = await ask('GET', path)
      hold(body.description === 'A test of conformance.', 'The description is another one.')
      hold(body.family === ground.prefix, 'The family has changed.')
    },
  },
  {
    id: 'delete',
    what: 'Deletion',
    expect: 'A deleted image is a 404 notFound.',
    without: 'Images can’t be deleted.',
    needs: 'write',
    async send(ask, ground) {
      for (const name of namesOf(ground)) {
        await done(ask, await ask('DELETE', `${IMAGES}/${name}`))
      }
      refused(await ask('GET', `${IMAGES}/${newer(ground)}`), 404, 'notFound')
    },
  },
]

/** Deletes what a run has left behind. @returns the names of images that aren't certainly gone */
export async function cleanUp(ask: Ask, ground: Ground): Promise<string[]> {
  const left: string[] = []
  for (const name of namesOf(ground)) {
    const path = `${IMAGES}/${name}`
    const ended = async () => done(ask, await ask('DELETE', path))
    await ended().catch(() => undefined)
    const now = await ask('GET', path).catch(() => undefined)
    if (now?.status !== 404) left.push(name)
  }
  return left
}
