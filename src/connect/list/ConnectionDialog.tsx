import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { useCloseOnBack } from '../../ui/useCloseOnBack.ts'
import { homePath } from '../config/place.ts'
import { ConnectionList, ConnectionRow } from './ConnectionList.tsx'
import { useConnections } from './useConnections.ts'

/** Switches to another connection. */
export default function ConnectionDialog({ onClose }: { onClose(): void }) {
  useCloseOnBack(onClose)
  const { all, here } = useConnections()
  return (
    <DialogShell
      title="Switch connection"
      onClose={onClose}
      actions={
        <>
          <a className="button" href={`${homePath()}settings`}>
            Settings
          </a>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <ConnectionList>
        {all.map((each, index) => (
          <ConnectionRow
            key={each.name}
            connection={each}
            isFirst={index === 0}
            isHere={each.name === here}
          />
        ))}
      </ConnectionList>
    </DialogShell>
  )
}
