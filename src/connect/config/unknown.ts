import type { ConnectionSettings } from './connection.ts'

/** The URL names a connection that doesn't exist. */
export class UnknownConnection extends Error {
  readonly asked: string
  readonly known: readonly ConnectionSettings[]

  constructor(asked: string, known: readonly ConnectionSettings[]) {
    super(`There is no connection named ${asked}.`)
    this.asked = asked
    this.known = known
  }
}
