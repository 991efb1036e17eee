import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { createPreview } from './headPreview.ts'

const head: Image = { name: 'web-v1', family: 'web', status: 'READY' }
const details = {
  name: 'web-v2',
  family: 'web',
  dark: 'no' as const,
  description: '',
  labels: [],
  pastedLabels: '',
}

test('without a family there is nothing to foretell', () => {
  expect(createPreview({ ...details, family: ' ' }, 'p', [])).toBeNull()
})

test('the new image becomes the head; made dark, it does not', () => {
  expect(createPreview(details, 'p', [head])?.changes).toMatchObject([
    { before: { name: 'web-v1' }, after: { name: 'web-v2' } },
  ])
  const dark = createPreview({ ...details, dark: 'withoutFamily' }, 'p', [head])
  expect(dark).toMatchObject({ changes: [{ before: head, after: head }], matters: false })
})

test('members that could not be read: the head is not known', () => {
  expect(createPreview(details, 'p', undefined)).toMatchObject({ changes: [], unknown: ['web'] })
})

test('another head is another text', () => {
  const other = { ...head, name: 'web-v0' }
  for (const dark of ['no', 'deprecated'] as const) {
    const text = (members: Image[]) => createPreview({ ...details, dark }, 'p', members)?.text
    expect(text([head])).not.toBe(text([other]))
  }
})
