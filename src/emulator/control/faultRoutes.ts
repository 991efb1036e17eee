import type { Hono } from 'hono'
import { notFound } from '../base/errors.ts'
import { readJson } from '../http/body.ts'
import { ROUTES } from '../http/routes.ts'
import { FAULT_FIELDS, type Fault, type FaultKind, type Faults } from '../http/faults.ts'
import { bad, readBody, reply, type Body } from './wire.ts'

/** `GET faults[?project=P]`, `POST faults`, `DELETE faults[?project=P]`, `POST faults/ID/release`. */
export function addFaultRoutes(app: Hono, faults: Faults): void {
  app.get('/faults', (c) => {
    const project = c.req.query('project')
    const all = faults.all().filter((one) => project === undefined || one.project === project)
    return reply({ faults: all, unconsumed: all.filter((one) => one.consumed < one.count).length })
  })
  app.post('/faults', async (c) => reply(faults.inject(readFault(await readJson(c.req.raw)))))
  app.delete('/faults', (c) => {
    faults.clear(c.req.query('project'))
    return reply(undefined)
  })
  app.post('/faults/:id/release', (c) => {
    const id = c.req.param('id')
    if (!faults.release(id)) throw notFound(`faults/${id}`)
    return reply({ id, released: true })
  })
}

const COMMON = ['kind', 'method', 'project', 'count']

/** Parses a fault strictly. `count` defaults to 1, `project` and `method` to any. */
function readFault(value: unknown): Fault {
  const kind = readKind(value)
  const fields = FAULT_FIELDS[kind]
  const body = readBody(value, [...COMMON, ...Object.keys(fields)])
  for (const [field, type] of Object.entries(fields)) checkField(kind, body, field, type)
  const { method = '*', project = '*', count = 1 } = Object.fromEntries(body)
  if (typeof method !== 'string' || (method !== '*' && !ROUTES.some(({ id }) => id === method))) {
    throw bad(`'method' must be *, or one of ${ROUTES.map(({ id }) => id).join(', ')}.`)
  }
  if (typeof project !== 'string') throw bad("'project' must be a string.")
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    throw bad("'count' must be a whole number from 1.")
  }
  // Each field has been checked against its kind’s table, which mirrors the type.
  return { ...Object.fromEntries(body), kind, method, project, count } as Fault
}

function readKind(value: unknown): FaultKind {
  const kinds = Object.keys(FAULT_FIELDS).filter(isKind)
  const given =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  const kind = kinds.find((one) => one === given)
  if (kind === undefined) throw bad(`'kind' must be one of ${kinds.join(', ')}.`)
  return kind
}

const isKind = (text: string): text is FaultKind => Object.hasOwn(FAULT_FIELDS, text)

/** Statuses that can’t be used for an error response. */
const BODILESS = [204, 205, 304]
/** An hour, in ms; a timer set for weeks would fire immediately. */
const LONGEST_DELAY = 3_600_000
/** Values sent as a header. */
const HEADERS = ['location', 'retryAfter']

function checkField(kind: FaultKind, body: Body, field: string, type: string): void {
  const value = body.get(field)
  if (value === undefined && type.endsWith('?')) return
  const wanted = type.replace('?', '')
  if (typeof value !== wanted) throw bad(`'${field}' of a fault '${kind}' must be a ${wanted}.`)
  const isStatus = Number(value) >= 200 && Number(value) <= 599 && !BODILESS.includes(Number(value))
  if (/status$/i.test(field) && !isStatus) {
    throw bad(`'${field}' must be an HTTP status from 200 to 599 that has a body.`)
  }
  if (field === 'ms' && !(Number(value) >= 0 && Number(value) <= LONGEST_DELAY)) {
    throw bad(`'ms' must be from 0 to ${LONGEST_DELAY}.`)
  }
  if (HEADERS.includes(field) && !/^[ -~]+$/.test(String(value))) {
    throw bad(`'${field}' must be the text of a header.`)
  }
}
