/**
 * Faults: “the next n calls of METHOD in PROJECT fail like this”. Tests and people inject them from
 * the same list; those that no call has hit yet can be listed.
 */

/** The kinds of faults with their parameters. */
export interface FaultKinds {
  /** An error response; nothing is executed. `retryAfter`: seconds, or an HTTP date. */
  status: { status: number; reason: string; message?: string; retryAfter?: string; domain?: string }
  /** The call gets its normal response, this many ms later. */
  delay: { ms: number }
  /** The call waits until the fault is released, and then gets its normal response. */
  hold: object
  /** The connection is cut before anything is executed. */
  cut: object
  /** The call is executed, but its response is lost: the connection is cut. */
  lost: object
  /** An HTML page instead of JSON, as sent by proxies; nothing is executed. 200 by default. */
  html: { status?: number }
  /** The call is executed, but its JSON is truncated. */
  torn: object
  /** The call is executed, but its response is a 200 without a body. */
  empty: object
  /** The call starts an operation that ends in this error. */
  operationError: { code: string; message: string; httpStatus?: number }
  /** The response is a redirect; nothing is executed. */
  redirect: { location: string }
}
export type FaultKind = keyof FaultKinds

/** A fault to inject. `*` means any method or project. */
export type Fault = {
  [Kind in FaultKind]: {
    kind: Kind
    method: string
    project: string
    count: number
  } & FaultKinds[Kind]
}[FaultKind]

/** An injected fault, and how often it has been hit. */
export type InjectedFault = Fault & { id: string; consumed: number }

type FieldType = 'string' | 'number' | 'string?' | 'number?'

/** The parameters of each kind, to validate what comes over the wire. */
export const FAULT_FIELDS: { [Kind in FaultKind]: Readonly<Record<string, FieldType>> } = {
  status: {
    status: 'number',
    reason: 'string',
    message: 'string?',
    retryAfter: 'string?',
    domain: 'string?',
  },
  delay: { ms: 'number' },
  hold: {},
  cut: {},
  lost: {},
  html: { status: 'number?' },
  torn: {},
  empty: {},
  operationError: { code: 'string', message: 'string', httpStatus: 'number?' },
  redirect: { location: 'string' },
}

export interface Faults {
  inject(fault: Fault): InjectedFault
  /** Takes the first remaining fault for this call, which counts as hit. */
  take(method: string, project: string): InjectedFault | undefined
  /** All injected faults, oldest first. */
  all(): readonly InjectedFault[]
  /** Resolves when a `hold` is released. */
  released(id: string): Promise<void>
  /** Releases the calls held by a `hold`. @returns false if there is no such fault */
  release(id: string): boolean
  /** Removes the faults of a project, or all; held calls continue. */
  clear(project?: string): void
}

interface Held {
  promise: Promise<void>
  release: () => void
}

export function createFaults(): Faults {
  let faults: InjectedFault[] = []
  const holds = new Map<string, Held>()
  let last = 0

  const release = (id: string) => {
    const held = holds.get(id)
    held?.release()
    return held !== undefined
  }

  return {
    inject(fault) {
      const injected = { ...fault, id: String(++last), consumed: 0 }
      faults.push(injected)
      if (fault.kind === 'hold') {
        let open = () => {}
        const promise = new Promise<void>((resolve) => (open = resolve))
        holds.set(injected.id, { promise, release: open })
      }
      return injected
    },
    take(method, project) {
      const fault = faults.find(
        (one) =>
          one.consumed < one.count &&
          (one.method === method || one.method === '*') &&
          (one.project === project || one.project === '*'),
      )
      if (fault) fault.consumed++
      return fault
    },
    all: () => faults,
    released: (id) => holds.get(id)?.promise ?? Promise.resolve(),
    release,
    clear(project) {
      const gone = faults.filter((fault) => project === undefined || fault.project === project)
      faults = faults.filter((fault) => !gone.includes(fault))
      for (const { id } of gone) {
        release(id)
        holds.delete(id)
      }
    },
  }
}
