import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useImages } from '../api/useImages.ts'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { DialogShell } from '../ui/DialogShell.tsx'
import { visible } from '../text/visible.ts'
import styles from './JumpDialog.module.css'
import { jumpTargets, type JumpTarget } from './jumpTargets.ts'
import { recentProjects } from './projects.ts'

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Search or jump: images and families of this project, and other projects, by any part of their name. */
export default function JumpDialog({ project, onClose }: { project: string; onClose(): void }) {
  const navigate = useNavigate()
  const { images, streaming } = useImages(project)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const wanted = useDeferredValue(text)
  const projects = useMemo(() => [...new Set([...recentProjects(), ...PUBLIC_PROJECTS])], [])
  const targets = useMemo(() => jumpTargets(wanted, images, projects), [wanted, images, projects])

  function open(target: JumpTarget) {
    onClose()
    void navigate(
      target.kind === 'image'
        ? { to: '/projects/$project/images/$image', params: { project, image: target.name } }
        : target.kind === 'family'
          ? { to: '/projects/$project/families/$family', params: { project, family: target.name } }
          : { to: '/projects/$project/images', params: { project: target.name } },
    )
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (event.key === 'Enter') {
      // What gets the focus next is not pressed by this key.
      event.preventDefault()
      // The list may be a few letters behind.
      const found = wanted === text ? targets : jumpTargets(text, images, projects)
      const target = found[active]
      if (target) open(target)
    }
    if (step === undefined || targets.length === 0) return
    event.preventDefault()
    const next = (active + step + targets.length) % targets.length
    setActive(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <DialogShell title="Search or jump" onClose={onClose}>
      <input
        className={`field ${styles['input']}`}
        role="combobox"
        aria-label="Name of an image, family or project"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={targets[active] ? `${listId}-${active}` : undefined}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" className={styles['list']}>
        {targets.map((target, index) => (
          <div
            key={`${target.kind}/${target.name}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles['option']}
            onClick={() => open(target)}
            onKeyDown={onKeyDown}
          >
            <span className="mono">{visible(target.name)}</span>
            <span className="muted">{target.kind}</span>
          </div>
        ))}
      </div>
      {targets.length === 0 && (
        <p className={styles['empty']} role="status">
          {streaming ? 'Nothing yet; images are still coming in.' : 'Nothing has that name.'}
        </p>
      )}
    </DialogShell>
  )
}
