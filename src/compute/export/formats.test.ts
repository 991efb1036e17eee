import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImage } from '../readImage.ts'
import type { Image } from '../schema.ts'
import {
  csvParts,
  FORMATS,
  gcloudParts,
  jsonParts,
  ndjsonParts,
  terraformParts,
  UNREAD,
} from './formats.ts'

const images: Image[] = [
  {
    name: 'web-v1',
    family: 'web',
    status: 'READY',
    diskSizeGb: '10',
    labels: { env: 'prod', team: 'web' },
    deprecated: { state: 'DEPRECATED', replacement: 'global/images/web-v2' },
    description: '=1+1, "quoted"',
  },
  { name: 'web-v2' },
]
const text = (parts: Iterable<string>) => [...parts].join('')

test('CSV: a header, a row per image, and no formula', () => {
  const [header, first, second, end] = text(csvParts(images)).split('\r\n')
  expect(header).toMatch(/^name,family,state,status,architecture,diskSizeGb,/)
  expect(first).toBe(
    `web-v1,web,DEPRECATED,READY,,10,,,,"'=1+1, ""quoted""",env=prod team=web,global/images/web-v2,,,`,
  )
  expect(second).toMatch(/^web-v2,,ACTIVE,,/)
  expect(end).toBe('')
})

test('CSV: what couldn’t be read isn’t empty', () => {
  const partly = readImage({ name: 'web-v1', diskSizeGb: 10, labels: { env: 1 } })
  expect(text(csvParts(partly ? [partly] : []))).toContain(`web-v1,,ACTIVE,,,${UNREAD},`)
})

test('JSON and NDJSON: the images as the API returned them', () => {
  const partly = readImage({ name: 'web-v3', diskSizeGb: 10 })
  const all = partly ? [...images, partly] : images
  const expected = [...images, { name: 'web-v3', diskSizeGb: 10 }]
  expect(JSON.parse(text(jsonParts(all)))).toEqual(expected)
  const lines = text(ndjsonParts(all)).trimEnd().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(expected)
  expect(JSON.parse(text(jsonParts([])))).toEqual([])
})

test('Terraform: an import block per image', () => {
  expect(text(terraformParts([...images, { name: '${x}' }], 'p')))
    .toBe(`# terraform plan -generate-config-out=images.tf

import {
  to = google_compute_image.web-v1
  id = "projects/p/global/images/web-v1"
}

import {
  to = google_compute_image.web-v2
  id = "projects/p/global/images/web-v2"
}

import {
  to = google_compute_image.image_3
  id = "projects/p/global/images/$\${x}"
}
`)
})

test('gcloud: the arguments of one call per line', () => {
  expect(text(gcloudParts([...images, { name: "a'b c" }], 'example.com:p'))).toBe(
    "web-v1 --project=example.com:p\nweb-v2 --project=example.com:p\n'a'\\''b c' --project=example.com:p\n",
  )
})

test('every format writes any image, in parts of at most one image each', () => {
  const any = fc.record({ name: fc.string(), description: fc.string(), family: fc.string() })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (some) => {
      for (const { write } of FORMATS) {
        expect([...write(some, 'p')].length).toBeGreaterThanOrEqual(some.length)
      }
      expect(JSON.parse(text(jsonParts(some)))).toEqual(some)
    }),
  )
})
