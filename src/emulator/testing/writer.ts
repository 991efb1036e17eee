/**
 * A process that is to be killed: writes images into a data file, and says each one's number when
 * its write has been acknowledged. `node writer.mjs FILE COUNT`
 */
import { writeSync } from 'node:fs'
import { SqliteStore } from '../store/sqlite.ts'

const [, , path = '', count = '0'] = process.argv
const store = new SqliteStore(path)
for (let n = 0; n < Number(count); n++) {
  store.put('images', 'p', { name: `image-${n}`, id: String(1000 + n), family: 'f' })
  writeSync(1, `${n}\n`)
}
store.close()
