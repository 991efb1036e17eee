/** What is written for Terraform, read by Terraform itself. */
// oxlint-disable-next-line no-restricted-imports -- the test asks Terraform; the code does not
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terraformParts } from '../export/formats.ts'
import type { ImageInsert } from '../schema.ts'
import { hclString } from './hcl.ts'
import { terraformText } from './terraform.ts'

const program = process.env['TERRAFORM_PATH'] ?? 'terraform'

/** Runs it without the settings of whoever runs the tests; `undefined` where there is none. */
function terraform(args: readonly string[], input = '') {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' }
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    env,
    encoding: 'utf8',
  })
  return error ? undefined : { status, stdout, stderr }
}

const isInstalled = terraform(['version'])?.status === 0

const odd = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'"\\$%{}~ \n\t\r#/*\'<>\u202e\ufeffé漢😀', '${', '%{', '$${'),
    }),
  )
  // Terraform keeps texts in this form.
  .map((text) => text.toWellFormed().normalize())

test.skipIf(!isInstalled)(
  'reads every string back as the original text',
  () => {
    fc.assert(
      fc.property(fc.array(odd, { minLength: 30, maxLength: 60 }), (texts) => {
        const list = `base64encode(jsonencode([${texts.map(hclString).join(', ')}]))`
        const answer = terraform(['console'], `${list}\n`)
        expect(answer).toMatchObject({ status: 0, stderr: '' })
        const json = Buffer.from(answer?.stdout.trim().slice(1, -1) ?? '', 'base64').toString()
        expect(JSON.parse(json)).toEqual(texts)
      }),
      { numRuns: 12 },
    )
  },
  60_000,
)

test.skipIf(!isInstalled)(
  'reads what is exported, and what stands for a change, as its own language',
  () => {
    const target = { project: 'p', image: 'web-1' }
    const endpoint = { base: 'http://127.0.0.1:1/compute/v1', token: false, universe: 'a.example' }
    const code = (change: Parameters<typeof terraformText>[1]) => {
      const text = terraformText(target, change, endpoint)
      return 'none' in text ? '' : text.code
    }
    const files = fc.record({ content: odd, fileType: odd })
    const image: fc.Arbitrary<ImageInsert> = fc.record({
      name: odd,
      description: odd,
      family: odd,
      sourceImage: odd,
      diskSizeGb: fc.constantFrom('1', '65536'),
      labels: fc.dictionary(odd, odd),
      licenses: fc.array(odd),
      storageLocations: fc.array(odd),
      guestOsFeatures: fc.constant([{ type: 'GVNIC' }]),
      imageEncryptionKey: fc.record({ kmsKeyName: odd, rawKey: odd }),
      rawDisk: fc.record({ source: odd, sha1Checksum: odd }),
      shieldedInstanceInitialState: fc.record({ pk: files, dbs: fc.array(files) }),
    })
    const binding = fc.record({
      role: odd,
      members: fc.array(odd),
      condition: fc.record({ title: odd, expression: odd }),
    })
    fc.assert(
      fc.property(fc.array(image, { minLength: 1 }), fc.array(binding), (images, bindings) => {
        const text = [
          ...images.map((each) => code({ kind: 'insert', image: each })),
          code({ kind: 'setIamPolicy', policy: { bindings } }),
          `locals {\n${code({ kind: 'setLabels', labels: images[0]?.labels ?? {}, labelFingerprint: '' })}\n}`,
          ...terraformParts(images, 'p'),
        ].join('\n')
        expect(terraform(['fmt', '-'], text)).toMatchObject({ status: 0, stderr: '' })
      }),
      { numRuns: 20 },
    )
  },
  60_000,
)
