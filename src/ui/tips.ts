import styles from './tips.module.css'

/** How long a tip stays after a touch, in ms: at least, and for each character. */
const STAYS = 4000
const READS = 60
/** How long the focus rests on a row of a grid before its tip shows, in ms. */
const RESTS = 600
/** px between a tip and what it belongs to, and the edges of the window. */
const GAP = 6
const EDGE = 8

/** `Tooltip` shows its own. */
const TITLED = '[title]:not([title=""], [data-tip])'

/** In a row of a grid: what can't have the focus itself. */
const IN_ROW = `${TITLED}:not(a, button, input)`

/**
 * Shows the `title` of what gets the keyboard's focus or is touched, because browsers show it to the
 * pointer only; for a row of a grid, once the focus rests there, the titles in its cells. One for the
 * whole page, so that its code loads late, and not with each part that has a title. Assistive
 * technology reads the attribute itself.
 */
export function showTips(): void {
  const tip = document.createElement('div')
  tip.className = styles['tip'] ?? ''
  tip.popover = 'manual'
  tip.role = 'tooltip'
  tip.ariaHidden = 'true'
  document.body.append(tip)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The last input was a key. */
  let byKey = false

  const hide = () => {
    clearTimeout(timer)
    tip.hidePopover()
  }
  const show = (text: string, place: Place) => {
    tip.textContent = text
    tip.showPopover()
    move(tip, place)
  }
  const showOf = (element: HTMLElement) => show(element.title, element.getBoundingClientRect())
  const showRow = (row: HTMLElement) => {
    const titled = [...row.querySelectorAll<HTMLElement>(IN_ROW)].filter(saysMore)
    const last = titled.at(-1)?.getBoundingClientRect()
    if (!last) return
    const { top, bottom } = row.getBoundingClientRect()
    const text = titled.map(({ title }) => title).join('\n')
    show(text, { left: last.left, width: last.width, top, bottom })
  }

  addEventListener('focusin', ({ target }) => {
    hide()
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    // After Back, a row has the focus without a key.
    if (target.role === 'row') timer = byKey ? setTimeout(showRow, RESTS, target) : undefined
    else if (target.matches(TITLED) && saysMore(target)) showOf(target)
  })
  addEventListener('focusout', hide)
  // After the touch has moved the focus.
  const onClick = (event: PointerEvent) => {
    const { target, pointerType } = event
    hide()
    const touched =
      pointerType === 'touch' && target instanceof Element && target.closest<HTMLElement>(TITLED)
    // A link leads to where it is shown.
    if (!touched || touched.closest('a') || !saysMore(touched)) return
    showOf(touched)
    // For rows that open on a click: this one only asked for more.
    if (!touched.closest('button, input, label, summary')) event.preventDefault()
    timer = setTimeout(hide, Math.max(STAYS, touched.title.length * READS))
  }
  addEventListener('click', onClick, { capture: true })
  const onKey = ({ key }: KeyboardEvent) => {
    byKey = true
    if (key === 'Escape') hide()
  }
  addEventListener('keydown', onKey, { capture: true })
  addEventListener('pointerdown', () => (byKey = false), { capture: true, passive: true })
  // A row that gets the focus is scrolled into view before its tip shows.
  const onScroll = () => tip.matches(':popover-open') && hide()
  addEventListener('scroll', onScroll, { capture: true, passive: true })
  addEventListener('resize', hide)
}

/** Whether the title isn't what is seen anyway: it is another text, or the same text is cut. */
const saysMore = (element: HTMLElement): boolean =>
  element.textContent.trim() !== element.title ||
  [element, ...element.querySelectorAll('*')].some(isCut)

/** Whether its text ends in an ellipsis, in its line or after some lines. */
const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean =>
  clientWidth > 0 && (scrollWidth > clientWidth || scrollHeight > clientHeight)

/** px in the window: below is where the tip goes, or above if there is no room. */
type Place = Pick<DOMRect, 'left' | 'width' | 'top' | 'bottom'>

function move(tip: HTMLElement, { left, width, top, bottom }: Place): void {
  const { offsetWidth, offsetHeight } = tip
  const most = innerWidth - EDGE - offsetWidth
  const below = bottom + GAP
  const isFree = below + offsetHeight + EDGE <= innerHeight
  tip.style.left = `${Math.max(EDGE, Math.min(most, left + (width - offsetWidth) / 2))}px`
  tip.style.top = `${isFree ? below : Math.max(EDGE, top - GAP - offsetHeight)}px`
}
