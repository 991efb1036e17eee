import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useImages } from '../api/useImages.ts'
import { isActive, stateOf } from '../compute/deprecation.ts'
import { Families } from '../compute/families.ts'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import type { Image } from '../compute/schema.ts'
import { HeadTag } from '../images/parts/HeadTag.tsx'
import { StateMark } from '../images/parts/StateMark.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { visible } from '../text/visible.ts'
import styles from './JumpDialog.module.css'
import { firstTargets, jumpTargets, type JumpTarget } from './jumpTargets.ts'
import { recentProjects } from './projects.ts'
import { recentPages } from './recentPages.ts'

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * “Search or jump”: images and families of this project, and other projects, by any part of their
 * name.
 */
export default function JumpDialog({ project, onClose }: { project: string; onClose(): void }) {
  const navigate = useNavigate()
  const { images, streaming, more, unreadable } = useImages(project)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const wanted = useDeferredValue(text)
  const projects = useMemo(() => [...new Set([...recentProjects(), ...PUBLIC_PROJECTS])], [])
  const [recent] = useState(() => recentPages(project))
  const find = (typed: string) =>
    typed.trim() === '' ? firstTargets(recent, images, !more) : jumpTargets(typed, images, projects)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- all that `find` reads
  const targets = useMemo(() => find(wanted), [wanted, images, projects, recent, more])
  // Heads are unknown if the list is incomplete.
  const families = useMemo(
    () => (more || unreadable > 0 ? null : Families.of(images)),
    [images, more, unreadable],
  )

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
      // Whatever gets the focus next must not react to this key.
      event.preventDefault()
      // The displayed list may lag a few letters behind.
      const found = wanted === text ? targets : find(text)
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
      <div className={styles['found']}>
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
              <span className={`mono ${styles['name']}`}>{visible(target.name)}</span>
              {target.image && isHead(families, target.image) && <HeadTag />}
              {target.image && !isActive(target.image) && (
                <StateMark state={stateOf(target.image)} />
              )}
              <span className={`muted ${styles['kind']}`}>{target.kind}</span>
            </div>
          ))}
        </div>
        {targets.length === 0 && (
          <p className={styles['empty']} role="status">
            {streaming ? 'No matches yet. Images are still loading.' : 'No matches.'}
          </p>
        )}
      </div>
    </DialogShell>
  )
}

const isHead = (families: Families | null, image: Image) =>
  families !== null &&
  image.family !== undefined &&
  !families.isGuess(image.family) &&
  families.family(image.family).head === image
