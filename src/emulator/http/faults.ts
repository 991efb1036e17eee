/**
 * Faults: "the next n calls of METHOD in PROJECT go wrong like this". Tests and people inject the
 * same ones, from this one list; what was injected and never met can be asked for.
 */

/** What can go wrong, each with what it takes. */
export interface FaultKinds {
  /** An error answer; nothing is done. `retryAfter`: seconds, or an HTTP date. */
  status: { status: number; reason: string; message?: string; retryAfter?: string; domain?: string }
  /** The call is answered rightly, so many ms later. */
  delay: { ms: number }
  /** The call waits until the fault is released, and is then answered rightly. */
  hold: object
  /** The connection is cut before anything is done. */
  cut: object
  /** The call is carried out, but its answer is lost: the connection is cut. */
  lost: object
  /** A page of HTML in place of JSON, as proxies send it; nothing is done. 200 unless told. */
  html: { status?: number }
  /** The call is carried out, but its JSON ends in the middle. */
  torn: object
  /** The call is carried out, but its answer is 200 without a body. */
  empty: object
  /** The call begins an operation that ends in this error. */
  operationError: { code: string; message: string; httpStatus?: number }
  /** The answer is a redirect; nothing is done. */
  redirect: { location: string }
}
export type FaultKind = keyof FaultKinds

/** A fault to inject. `*` stands for any method or project. */
export type Fault = {
  [Kind in FaultKind]: {
    kind: Kind
    method: string
    project: string
    count: number
  } & FaultKinds[Kind]
}[FaultKind]

/** A fault that was injected, and how often it has been met. */
export type InjectedFault = Fault & { id: string; consumed: number }

type FieldType = 'string' | 'number' | 'string?' | 'number?'

/** What each kind takes, to check what comes over the wire. */
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
  /** The first fault that is left for this call; it counts as met. */
  take(method: string, project: string): InjectedFault | undefined
  /** All that were injected, oldest first. */
  all(): readonly InjectedFault[]
  /** Resolves when a `hold` is released. */
  released(id: string): Promise<void>
  /** Lets the calls that a `hold` holds go on. False when there is no such fault. */
  release(id: string): boolean
  /** Forgets the faults of a project, or all; held calls go on. */
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
