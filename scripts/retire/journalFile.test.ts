import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { Entry } from '../../src/runs/journal.ts'
import { JournalFile, readJournal } from './journalFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'journal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const before = { name: 'web-1', labels: { env: 'prod' } }
const after = { ...before, deprecated: { state: 'DEPRECATED' } }
const intent: Entry & { kind: 'intent' } = {
  kind: 'intent',
  at: 1,
  requestId: 'a',
  step: {
    target: { project: 'p', image: 'web-1' },
    change: { kind: 'deprecate', status: { state: 'DEPRECATED' } },
  },
  before,
}
const done: Entry = {
  kind: 'result',
  at: 2,
  requestId: 'a',
  image: 'web-1',
  result: { kind: 'done', after, undo: { kind: 'deprecate', status: {} } },
}
const removal: Entry = {
  ...intent,
  requestId: 'b',
  step: { target: { project: 'p', image: 'web-0' }, change: { kind: 'delete' } },
}

let files = 0
async function fileOf(...entries: readonly Entry[]): Promise<string> {
  files += 1
  const path = join(folder, `${files}.jsonl`)
  const journal = await JournalFile.create(path)
  for (const entry of entries) await journal.write(entry)
  await journal.close()
  return path
}

test('a journal is read back as it was written', async () => {
  const { at, requestId } = intent
  const refused = { kind: 'refused', at, requestId } as const
  expect(await readJournal(await fileOf(intent, refused))).toEqual([])
  expect(await readJournal(await fileOf(intent, refused, intent, done, removal))).toEqual([
    { intent, result: done.result },
    { intent: removal, result: undefined },
  ])
})

test('a last line that was cut off is ignored', async () => {
  const path = await fileOf(intent, done)
  const text = readFileSync(path, 'utf8')
  const [first = ''] = text.split('\n')
  for (let end = first.length + 1; end < text.length - 1; end += 7) {
    writeFileSync(path, text.slice(0, end))
    expect(await readJournal(path)).toEqual([{ intent, result: undefined }])
  }
})

test.each<[string, (entry: Entry & { kind: 'intent' }) => object, string]>([
  [
    'no change',
    (entry) => ({ ...entry, step: undefined }),
    'line 1 is not an entry of a journal: see step.',
  ],
  [
    'a change that this program doesn’t make',
    (entry) => ({ ...entry, step: { ...intent.step, change: { kind: 'patch', fields: {} } } }),
    'see step.change.kind.',
  ],
  [
    'a state that is no text',
    (entry) => ({
      ...entry,
      step: { ...intent.step, change: { kind: 'deprecate', status: { state: 1 } } },
    }),
    'see step.change.status.',
  ],
  ['an image without a name', (entry) => ({ ...entry, before: { labels: {} } }), 'see before.'],
  [
    'no project',
    (entry) => ({ ...entry, step: { ...intent.step, target: { image: 'web-1' } } }),
    'see step.target.project.',
  ],
])('an intent with %s is refused, with its line and field', async (_what, edit, message) => {
  const path = await fileOf(intent, done)
  const [, second] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, `${JSON.stringify(edit(intent))}\n${second}\n`)
  await expect(readJournal(path)).rejects.toThrow(message)
})

test('a result with a change that isn’t one, or without its intent, is refused', async () => {
  const wrong = { ...done, result: { kind: 'done', after, undo: { kind: 'deprecate' } } }
  const path = await fileOf(intent, wrong as never)
  await expect(readJournal(path)).rejects.toThrow(
    `${path}: line 2 is not an entry of a journal: see result.undo.status.`,
  )
  await expect(readJournal(await fileOf(done))).rejects.toThrow('line 1 is about no line above.')
})

test('an entry that couldn’t be written whole leaves nothing in the file', async () => {
  const path = join(folder, 'full.jsonl')
  const journal = await JournalFile.create(path)
  const handle = await open(path)
  const prototype = Object.getPrototypeOf(handle) as typeof handle
  await handle.close()
  const { appendFile } = prototype
  const full = vi.spyOn(prototype, 'appendFile').mockImplementation(async function (
    this: FileHandle,
    text,
  ) {
    if (!String(text).includes('"requestId":"b"')) return appendFile.call(this, text)
    await appendFile.call(this, String(text).slice(0, 40))
    throw new Error('No space left.')
  })
  // A run writes several at once.
  const written = await Promise.allSettled(
    [intent, removal, done].map((each) => journal.write(each)),
  )
  full.mockRestore()
  await journal.close()
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await readJournal(path)).toEqual([{ intent, result: done.result }])
})

test('a line in the middle that isn’t JSON is refused', async () => {
  const path = await fileOf(intent, done)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, `${text.slice(0, 40)}\n${text}`)
  await expect(readJournal(path)).rejects.toThrow('line 1 is not an entry of a journal.')
})
