import { mdiClose } from '@mdi/js'
import { useNavigate } from '@tanstack/react-router'
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
  type KeyboardEvent,
} from 'react'
import { useImages } from '../api/useImages.ts'
import { isWholeList } from '../api/wholeList.ts'
import type { Image } from '../compute/schema.ts'
import { recentPages } from '../connect/recentPages.ts'
import { count } from '../text/count.ts'
import { Icon } from '../ui/Icon.tsx'
import { estateOf } from './estate.ts'
import { find, offered, withLast, type Command, type Found } from './find.ts'
import { Line } from './Line.tsx'
import styles from './Palette.module.css'
import { useCommands } from './useCommands.ts'
import { usePlace } from './usePlace.ts'

interface SearchProps {
  project: string
  /** What the actions are about. */
  on: string
  actions: readonly Command[]
  onHelp(): void
  onClose(): void
}

const NONE: readonly Image[] = []

/** How far keys move. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/** The field, and what it finds. */
export function Search({ project, on, actions, onHelp, onClose }: SearchProps) {
  const navigate = useNavigate()
  const list = useImages(project)
  const { images, streaming, loading, unreadable } = list
  const { image: openImage, family: openFamily } = usePlace(project)
  const { commands, typedCommand } = useCommands(project, images[0]?.name, onHelp)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(() =>
    recentPages(project).filter(
      ({ kind, name }) => name !== (kind === 'image' ? openImage : openFamily),
    ),
  )
  const listId = useId()
  const wanted = useDeferredValue(text)
  // The palette opens first, and then arranges the images: 100,000 take several frames.
  const known = useDeferredValue(images, NONE)
  const isReady = known === images && !loading
  const isWhole = isReady && isWholeList(list) && unreadable === 0
  const estate = useMemo(() => estateOf(known, isWhole), [known, isWhole])

  const findAll = (typed: string) => {
    const all = [...actions, ...commands]
    if (typed.trim() === '') return offered(recent, all, estate)
    const { command, isAll } = typedCommand(typed)
    return withLast(isAll ? [] : find(typed, all, estate), command)
  }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- all that `findAll` reads
  const groups = useMemo(() => findAll(wanted), [wanted, actions, commands, estate, recent])
  const lines = groups.flatMap(({ found }) => found)

  const [isEntered, setEntered] = useTypedBefore(setText)
  const enter = useEffectEvent(() => {
    setEntered(false)
    runActive()
  })
  useEffect(() => {
    if (isEntered && isReady) enter()
  }, [isEntered, isReady])

  function type(next: string) {
    setText(next)
    setActive(0)
    // Enter was for what was there when it was pressed.
    setEntered(false)
  }

  function run(found: Found) {
    if (found.kind === 'command') {
      const { reason, begins, stays } = found.command
      if (reason !== undefined) return
      if (begins !== undefined) return type(begins)
      if (!stays) onClose()
      return found.command.run()
    }
    onClose()
    const { kind, name } = found
    void navigate(
      kind === 'image'
        ? { to: '/projects/$project/images/$image', params: { project, image: name } }
        : { to: '/projects/$project/families/$family', params: { project, family: name } },
    )
  }

  function runActive() {
    // The displayed lines may lag a few letters behind.
    const found = wanted === text ? lines : findAll(text).flatMap((group) => group.found)
    const line = found[active]
    if (line) run(line)
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (event.key === 'Enter') {
      // Whatever gets the focus next must not react to this key.
      event.preventDefault()
      if (event.repeat) return
      if (!isReady) return setEntered(true)
      runActive()
    }
    if (step === undefined || lines.length === 0) return
    event.preventDefault()
    const isFar = Math.abs(step) > 1
    const next = isFar
      ? Math.max(0, Math.min(lines.length - 1, active + step))
      : (active + step + lines.length) % lines.length
    setActive(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  let index = -1
  return (
    <div className={styles['palette']}>
      <h2 id="palette" className="visually-hidden">
        Search or run a command
      </h2>
      <div className={styles['head']}>
        <input
          className={styles['input']}
          role="combobox"
          aria-label="Search images, pages and commands"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={lines[active] ? `${listId}-${active}` : undefined}
          placeholder="Search or run a command"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className={`button quiet square ${styles['close']}`}
          aria-label="Close"
          onClick={onClose}
        >
          <Icon path={mdiClose} />
        </button>
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="Results"
        // Browsers put what scrolls into the tab order.
        tabIndex={-1}
        className={styles['list']}
      >
        {groups.map(({ name, found }) => (
          <div key={name} role="group" aria-labelledby={`${listId}-${name}`}>
            <div id={`${listId}-${name}`} role="presentation" className={styles['heading']}>
              {name === 'Actions'
                ? on
                : name === 'Images' && wanted.trim() === ''
                  ? 'Newest images'
                  : name}
            </div>
            {found.map((each) => {
              index += 1
              const at = index
              return (
                <Line
                  key={at}
                  id={`${listId}-${at}`}
                  found={each}
                  estate={estate}
                  isMixed={name === 'Recent'}
                  active={at === active}
                  onPoint={() => setActive(at)}
                  onRun={() => run(each)}
                />
              )
            })}
          </div>
        ))}
      </div>
      <p className={styles['foot']}>
        <span role="status">
          {wanted.trim() === '' ? '' : count(lines.length, 'result')}
          {streaming
            ? ' · Images are still loading'
            : isReady && !isWhole && !list.kept && ' · Not all images are loaded'}
        </span>
        <span className={styles['hints']} aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>Enter</kbd> run <kbd>Esc</kbd> close
        </span>
      </p>
    </div>
  )
}

/**
 * What was typed into the plain field that is there while this code is loading; its value is read when
 * it has just been replaced, so that no key is lost. A line break is an Enter.
 */
function useTypedBefore(onText: (text: string) => void) {
  const [field] = useState(() => document.querySelector<HTMLTextAreaElement>('dialog textarea'))
  const [isEntered, setEntered] = useState(false)
  const take = useEffectEvent(() => {
    const [first = '', ...others] = field?.value.split('\n') ?? []
    if (first !== '') onText(first)
    setEntered(others.length > 0 && first.trim() !== '')
  })
  // oxlint-disable-next-line react/set-state-in-effect -- the last key may come right before this
  useLayoutEffect(() => take(), [])
  return [isEntered, setEntered] as const
}
