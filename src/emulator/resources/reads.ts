/** The get methods of the resources related to images. */
import type { Kind } from '../store/store.ts'
import { JsonText, rowOf, type Call } from './context.ts'

const read = (kind: Kind) => (call: Call) => new JsonText(rowOf(call, kind).json)

export const getDisk = read('disks')
export const getSnapshot = read('snapshots')
export const getLicense = read('licenses')
export const getInstance = read('instances')
