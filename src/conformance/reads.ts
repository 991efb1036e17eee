/** What can be checked without changing anything. */
import { headOf } from '../compute/family.ts'
import { IMAGE_PERMISSIONS } from '../compute/imagePermissions.ts'
import { linkPath, parseLink } from '../compute/links.ts'
import type { Image } from '../compute/schema.ts'
import type { Reply } from './ask.ts'
import { hold, need, type Check, type Ground } from './check.ts'

const IMAGES = 'global/images'
const NOBODY = 'conformance-no-such-name'

const some = ({ images }: Ground) => need(images[0], 'The project has no image that is ready.')

const namesOf = ({ body }: Reply) => (body.items ?? []).map(({ name }) => name ?? '')

const only = (reply: Reply, name: string) =>
  hold(
    reply.status === 200 && namesOf(reply).join() === name,
    `It listed ${namesOf(reply).join(', ') || 'nothing'}.`,
  )

/** A family of the project that resolves to something, if it has one. */
const familyOf = ({ images }: Ground) =>
  need(
    images.find((image) => image.family && !image.deprecated)?.family,
    'The project has no family with an active image.',
  )

/** @throws Differs unless the error is one of this status and reason, in the API's shape */
function isError({ status, isJson, body: { error } }: Reply, code: number, reason: string): void {
  hold(status === code, `The status was ${status}.`)
  hold(isJson && error !== undefined, 'The body had no error.')
  hold(error.code === code && !!error.message, 'The error had no code or no message.')
  hold(error.errors?.[0]?.reason === reason, `Its reason was not ${reason}.`)
}

/** In the order in which they are tried. */
export const READS: readonly Check[] = [
  {
    id: 'paging',
    what: 'Pages of a list',
    expect: 'Each page has at most maxResults items; its token leads to the next ones.',
    without: 'Shows the first page only, and says that the list is incomplete.',
    async send(ask, ground) {
      need(ground.images[1], 'The project has fewer than two images.')
      const first = await ask('GET', IMAGES, { maxResults: 1 })
      hold(namesOf(first).length === 1, `The page had ${namesOf(first).length} items.`)
      const pageToken = first.body.nextPageToken
      hold(pageToken !== undefined, 'There was no nextPageToken.')
      const second = await ask('GET', IMAGES, { maxResults: 1, pageToken })
      hold(namesOf(second).length === 1, `The second page had ${namesOf(second).length} items.`)
      hold(namesOf(second)[0] !== namesOf(first)[0], 'The second page was the first one again.')
    },
  },
  {
    id: 'filter',
    what: 'Filters, comparing fields',
    expect: 'name = "x" lists the image x alone, also with AND.',
    without: 'Finds no family’s members beyond the loaded list, and no head.',
    async send(ask, ground) {
      const { name } = some(ground)
      only(await ask('GET', IMAGES, { filter: `name = "${name}"` }), name)
      only(await ask('GET', IMAGES, { filter: `(name = "${name}") AND (status = READY)` }), name)
    },
  },
  {
    id: 'legacyFilter',
    what: 'Filters, by regular expression',
    expect: 'name eq lists what the whole expression matches.',
    without: 'Search by pattern finds nothing on the server.',
    async send(ask, ground) {
      const { name } = some(ground)
      only(await ask('GET', IMAGES, { filter: `name eq ${name}` }), name)
      const pattern = await ask('GET', IMAGES, { filter: `name eq ${name.slice(0, -1)}.` })
      hold(namesOf(pattern).includes(name), 'The expression matched nothing.')
      const part = await ask('GET', IMAGES, { filter: `name eq ${name.slice(0, -1)}` })
      hold(!namesOf(part).includes(name), 'The expression matched a part of the name.')
    },
  },
  {
    id: 'badFilter',
    what: 'Invalid filters',
    expect: 'They are refused with 400 invalid.',
    without: 'A mistyped filter looks like an empty list.',
    async send(ask) {
      isError(await ask('GET', IMAGES, { filter: 'name = = "x"' }), 400, 'invalid')
    },
  },
  {
    id: 'fields',
    what: 'Partial responses',
    expect: 'With fields, the response has those and no others.',
    without: 'Works, but loads lists several times as large.',
    async send(ask, ground) {
      some(ground)
      const { body } = await ask('GET', IMAGES, { fields: 'items(name)', maxResults: 1 })
      const found = [...Object.keys(body), ...Object.keys(body.items?.[0] ?? {})]
      hold(found.join() === 'items,name', `It had ${found.join(', ') || 'nothing'}.`)
    },
  },
  {
    id: 'orderBy',
    what: 'Order of a list',
    expect: 'orderBy=creationTimestamp desc lists the newest first.',
    without: 'Lists of operations may not start with the latest.',
    async send(ask, ground) {
      need(ground.images[1], 'The project has fewer than two images.')
      const { body } = await ask('GET', IMAGES, { orderBy: 'creationTimestamp desc' })
      const times = (body.items ?? []).map((image) => Date.parse(image.creationTimestamp ?? ''))
      hold(times.length > 1, `It listed ${times.length} images.`)
      const isSorted = times.every((time, at) => at === 0 || time <= (times[at - 1] ?? 0))
      hold(isSorted, 'An older image came before a newer one.')
    },
  },
  {
    id: 'get',
    what: 'An image',
    expect: 'It has its id, fingerprint and status, and a selfLink that leads to it.',
    without: 'Shows nothing but an error.',
    async send(ask, ground) {
      const { name } = some(ground)
      const { status, body } = await ask('GET', `${IMAGES}/${name}`)
      hold(status === 200, `The status was ${status}.`)
      const missing = (['id', 'status', 'labelFingerprint', 'creationTimestamp'] as const).filter(
        (field) => typeof body[field] !== 'string',
      )
      hold(missing.length === 0, `It had no ${missing.join(', ')}.`)
      const link = parseLink(body.selfLink ?? '')
      hold(link !== null && linkPath(link).endsWith(`/${IMAGES}/${name}`), 'Its selfLink differs.')
    },
  },
  {
    id: 'errors',
    what: 'Shape of errors',
    expect: 'A missing image is a 404 with code, message and the reason notFound.',
    without: 'Shows the status without a reason, and can’t tell what is missing.',
    async send(ask) {
      isError(await ask('GET', `${IMAGES}/${NOBODY}`), 404, 'notFound')
    },
  },
  {
    id: 'unknownMethod',
    what: 'Unknown methods',
    expect: 'They are refused with 404 or 501.',
    without: 'Doesn’t learn which methods are missing: list them in without.',
    async send(ask, ground) {
      const { status } = await ask('GET', `${IMAGES}/${some(ground).name}/noSuchMethod`)
      hold(status === 404 || status === 501, `The status was ${status}.`)
    },
  },
  {
    id: 'family',
    what: 'What a family resolves to',
    expect: 'The newest image that is ready and neither deprecated, obsolete nor deleted.',
    without: 'Shows the head that it predicts; what VMs get may differ.',
    async send(ask, ground) {
      const family = familyOf(ground)
      const { body } = await ask('GET', IMAGES, { filter: `family = "${family}"`, maxResults: 500 })
      const head = headOf((body.items ?? []) as Image[])
      const resolved = await ask('GET', `${IMAGES}/family/${family}`)
      const found = resolved.body.name ?? `${resolved.status}`
      hold(found === head?.name, `It resolved to ${found}, not to ${head?.name ?? 'nothing'}.`)
    },
  },
  {
    id: 'noFamily',
    what: 'A family that resolves to nothing',
    expect: 'It is a 404 notFound.',
    without: 'Shows an error where a family has no head.',
    async send(ask) {
      isError(await ask('GET', `${IMAGES}/family/${NOBODY}`), 404, 'notFound')
    },
  },
  {
    id: 'permissions',
    what: 'The caller’s permissions',
    expect: 'testIamPermissions lists those of the permissions asked for that the caller has.',
    without: 'Buttons stay on; what isn’t permitted is refused when it is tried.',
    async send(ask, ground) {
      const path = `${IMAGES}/${some(ground).name}/testIamPermissions`
      const { status, body } = await ask('POST', path, {}, { permissions: IMAGE_PERMISSIONS })
      hold(status === 200, `The status was ${status}.`)
      const held = body.permissions ?? []
      const asked: readonly unknown[] = IMAGE_PERMISSIONS
      hold(Array.isArray(held), 'It listed no permissions.')
      hold(
        held.every((each) => asked.includes(each)),
        'It listed others.',
      )
    },
  },
  {
    id: 'operations',
    what: 'List of operations',
    expect: 'It lists operations.',
    without: 'The page of operations shows an error.',
    async send(ask) {
      const { status, isJson } = await ask('GET', 'global/operations', { maxResults: 1 })
      hold(status === 200 && isJson, `The status was ${status}.`)
    },
  },
  {
    id: 'cors',
    what: 'Requests of other origins',
    expect:
      'A preflight allows the page’s origin, POST and the headers Authorization and Content-Type.',
    without: 'Works only from the API’s own origin, or behind a proxy.',
    needs: 'server',
    async send(ask) {
      const origin = 'http://localhost:5173'
      const { status, headers } = await ask.preflight(IMAGES, origin)
      const list = (name: string) => headers.get(name)?.toLowerCase() ?? ''
      hold(status < 300, `The status was ${status}.`)
      hold([origin, '*'].includes(list('access-control-allow-origin')), 'The origin isn’t allowed.')
      hold(/\bpost\b/.test(list('access-control-allow-methods')), 'POST isn’t allowed.')
      const allowed = list('access-control-allow-headers')
      const hasBoth = /\bauthorization\b/.test(allowed) && /\bcontent-type\b/.test(allowed)
      hold(hasBoth, 'The headers aren’t allowed.')
    },
  },
]
