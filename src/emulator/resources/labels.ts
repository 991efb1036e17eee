/** Labels, locked by their fingerprint. */
import { isLabelKey, isLabelValue, MAX_LABELS } from '../../compute/labels.ts'
import type { Image, Labels, Operation } from '../../compute/schema.ts'
import { ApiError, invalidValue, staleFingerprint } from '../base/errors.ts'
import { labelFingerprint, NO_LABELS } from '../base/wire.ts'
import { changeable } from './change.ts'
import type { Call } from './context.ts'
import { inOrder } from './effects.ts'
import { SET_LABELS } from './fields.ts'
import { sameLock } from './lock.ts'
import { endAtOnce } from './operations.ts'
import { readFields } from './shape.ts'

const CHARACTERS = 'can only contain lowercase letters, numeric characters, underscores and dashes.'
const LENGTH = 'can be at most 63 characters long. International characters are allowed.'

/**
 * images.setLabels: replaces all labels if the fingerprint is current. As on the service, it takes
 * effect immediately: the returned operation is DONE.
 */
export function setLabels(call: Call): Operation {
  const request = readFields(SET_LABELS, call.body ?? {}, 'resource')
  const labels = request.labels ?? {}
  const { store } = call.world
  return store.transaction(() => {
    const image = changeable(call)
    const present = image.labelFingerprint ?? NO_LABELS
    if (!sameLock(request.labelFingerprint, present)) throw staleFingerprint()
    checkLabels(labels, 'labels')
    const { failure } = call
    const error = failure && new ApiError(failure.httpStatus, failure.code, failure.message)
    if (!error) store.put('images', call.project, withLabels(image, labels))
    return endAtOnce(call, { type: 'setLabels', image }, error)
  })
}

/** The image with other labels and a new fingerprint. */
function withLabels(image: Image, labels: Labels): Image {
  const none = Object.keys(labels).length === 0
  const fingerprint = labelFingerprint(labels, `${image.id} ${image.labelFingerprint}`)
  return inOrder({
    ...image,
    labels: none ? undefined : labels,
    labelFingerprint: fingerprint,
  })
}

/** @param field `labels` or `resource.labels` @throws ApiError that names the first label that breaks a rule */
export function checkLabels(labels: Labels, field: string): void {
  const entries = Object.entries(labels)
  if (entries.length > MAX_LABELS) {
    throw invalidValue(field, '', `A resource can have at most ${MAX_LABELS} labels.`)
  }
  for (const [key, value] of entries) {
    if (!isLabelKey(key)) {
      const why = `Label key '${key}' violates format constraints. The key must start with a lowercase character, ${CHARACTERS} The key ${LENGTH}`
      throw invalidValue(field, '', why)
    }
    if (!isLabelValue(value)) {
      const why = `Label value '${value}' violates format constraints. The value ${CHARACTERS} The value ${LENGTH}`
      throw invalidValue(field, '', why)
    }
  }
}
