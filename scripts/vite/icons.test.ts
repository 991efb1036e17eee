import { expect, test } from 'vitest'
import { importSingly } from './icons.ts'

test.each([
  `import { mdiClose, mdiMenu } from '@mdi/js'`,
  `import {\n  mdiClose,\n  mdiMenu,\n} from "@mdi/js"`,
])('each icon is imported by itself: %j', (code) => {
  expect(importSingly(`${code}\nuse(mdiClose)`)).toBe(
    `import { mdiClose } from 'icon:mdiClose';import { mdiMenu } from 'icon:mdiMenu'\nuse(mdiClose)`,
  )
})
