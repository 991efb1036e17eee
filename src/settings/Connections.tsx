import { useState } from 'react'
import { pause } from '../api/http/pause.ts'
import type { Unusable } from '../connect/check/current.ts'
import type { ConnectionSettings } from '../connect/config/connection.ts'
import { ConnectionList, ConnectionRow } from '../connect/list/ConnectionList.tsx'
import { useConnections, type Connections as All } from '../connect/list/useConnections.ts'
import { pathOf } from '../connect/config/place.ts'
import { visible } from '../text/visible.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { offerBack } from '../ui/offerBack.ts'
import { ConnectionForm } from './ConnectionForm.tsx'
import styles from './SettingsPage.module.css'
import { TestSteps } from './TestSteps.tsx'
import { unfinishedText } from './unfinished.ts'

/** The connections: switches, tests and, unless the configuration forbids it, adds one. */
export function Connections() {
  const connections = useConnections()
  const { all, here, addConnections, unusable, save, remove } = connections
  const [form, setForm] = useState<{ editing?: ConnectionSettings }>()
  return (
    <>
      <ConnectionList>
        {all.map((each, index) => (
          <One
            key={each.name}
            connection={each}
            isFirst={index === 0}
            connections={connections}
            onEdit={() => setForm({ editing: each })}
          />
        ))}
      </ConnectionList>
      {unusable.map((each, index) => (
        <Notice
          // oxlint-disable-next-line react/no-array-index-key -- two may be stored alike
          key={index}
          tone="warning"
          action={<Button onClick={() => void removeWith(remove, each)}>Remove</Button>}
        >
          {visible(`${titleOf(each)}, added in this browser, can’t be used: ${each.why}`)}
        </Notice>
      ))}
      {addConnections && (
        <div className={styles['row']}>
          <Button onClick={() => setForm({})}>Add a connection…</Button>
        </div>
      )}
      {form && (
        <ConnectionForm
          {...form}
          isHere={form.editing?.name === here}
          taken={[...all, ...unusable].flatMap(({ name }) => name ?? [])}
          onSave={(own) => {
            save(own, form.editing?.name)
            setForm(undefined)
            if (form.editing?.name === here) location.assign(`${pathOf(own.name)}settings`)
          }}
          onClose={() => setForm(undefined)}
        />
      )}
    </>
  )
}

/** ms that “Bring back” waits for what is said with it. */
const PATIENCE = 300

const titleOf = ({ name = 'A connection without a name' }: Partial<Unusable>) => name

/** @param isHere whether it is in use. The page stays: leaving it would lose Bring back, or stop a run */
async function removeWith(
  remove: All['remove'],
  which: ConnectionSettings | Unusable,
  isHere = false,
): Promise<void> {
  const isUsed = 'apiBase' in which
  const run = remove(isUsed ? which.name : which)
  const left = isUsed
    ? await Promise.race([unfinishedText(which.apiBase), pause(PATIENCE)])
    : undefined
  const pages = isHere ? 'Open pages can use it until they are reloaded.' : undefined
  const message = [`${visible(titleOf(which))} is removed.`, pages, left].filter(Boolean).join(' ')
  offerBack(message, run)
}

interface OneProps {
  connection: ConnectionSettings
  isFirst: boolean
  connections: All
  onEdit(): void
}

function One({ connection, isFirst, connections: { here, remove }, onEdit }: OneProps) {
  const { name, label, isOwn } = connection
  const [tests, setTests] = useState(0)
  const isHere = name === here
  return (
    <ConnectionRow
      {...{ connection, isFirst, isHere }}
      actions={
        <>
          <Button
            small
            // All of a person’s own have the same label.
            aria-label={`Test ${isOwn ? name : label || name}`}
            onClick={() => setTests((count) => count + 1)}
          >
            Test
          </Button>
          {isOwn && (
            <>
              <Button small aria-label={`Edit… ${name}`} onClick={onEdit}>
                Edit…
              </Button>
              <Button
                small
                aria-label={`Remove ${name}`}
                onClick={() => void removeWith(remove, connection, isHere)}
              >
                Remove
              </Button>
            </>
          )}
        </>
      }
    >
      {tests > 0 && <TestSteps key={tests} {...{ connection, isHere }} />}
    </ConnectionRow>
  )
}
