import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { PUBLISH_CHOICES } from './form.ts'
import { createPreview } from './headPreview.ts'

const head: Image = { name: 'web-v1', family: 'web', status: 'READY' }
const details = {
  name: 'web-v2',
  family: 'web',
  publish: PUBLISH_CHOICES[0],
  description: '',
  labels: [],
  pastedLabels: '',
}

test('without a family there is no preview', () => {
  expect(createPreview({ ...details, family: ' ' }, 'p', [])).toBeNull()
})

test('the new image becomes the head, unless it is published later', () => {
  expect(createPreview(details, 'p', [head])?.changes).toMatchObject([
    { before: { name: 'web-v1' }, after: { name: 'web-v2' } },
  ])
  const later = createPreview({ ...details, publish: 'laterWithoutFamily' }, 'p', [head])
  expect(later).toMatchObject({ changes: [{ before: head, after: head }], matters: false })
})

test('the head is unknown if the members could not be loaded', () => {
  expect(createPreview(details, 'p', undefined)).toMatchObject({ changes: [], unknown: ['web'] })
})

test('the text differs when the head does', () => {
  const other = { ...head, name: 'web-v0' }
  for (const publish of PUBLISH_CHOICES) {
    const text = (members: Image[]) => createPreview({ ...details, publish }, 'p', members)?.text
    expect(text([head])).not.toBe(text([other]))
  }
})
