import styles from './tips.module.css'

/** How long a tip stays after a touch, in ms. */
const STAYS = 4000
/** px between a tip and what it belongs to, and the edges of the window. */
const GAP = 6
const EDGE = 8

/** `Tooltip` shows its own. */
const TITLED = '[title]:not([title=""], [data-tip])'

/**
 * Shows the `title` of what gets the keyboard's focus or is touched, because browsers show it to the
 * pointer only. One for the whole page, so that its code loads late, and not with each part that has
 * a title. Assistive technology reads the attribute itself.
 */
export function showTips(): void {
  const tip = document.createElement('div')
  tip.className = styles['tip'] ?? ''
  tip.popover = 'manual'
  tip.role = 'tooltip'
  tip.ariaHidden = 'true'
  document.body.append(tip)
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = () => {
    clearTimeout(timer)
    tip.hidePopover()
  }
  const show = (element: HTMLElement) => {
    tip.textContent = element.title
    tip.showPopover()
    place(tip, element.getBoundingClientRect())
  }

  addEventListener('focusin', ({ target }) => {
    hide()
    if (!(target instanceof HTMLElement) || !target.matches(`${TITLED}:focus-visible`)) return
    if (saysMore(target)) show(target)
  })
  addEventListener('focusout', hide)
  // After the touch has moved the focus.
  const onClick = ({ target, pointerType }: PointerEvent) => {
    hide()
    const touched =
      pointerType === 'touch' && target instanceof Element && target.closest<HTMLElement>(TITLED)
    // A link leads to where it is shown.
    if (!touched || touched.closest('a') || !saysMore(touched)) return
    show(touched)
    timer = setTimeout(hide, STAYS)
  }
  addEventListener('click', onClick, { capture: true })
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { capture: true })
  addEventListener('scroll', hide, { capture: true, passive: true })
  addEventListener('resize', hide)
}

/** Whether the title isn't what is seen anyway: it is another text, or the same text is cut. */
const saysMore = (element: HTMLElement): boolean =>
  element.textContent.trim() !== element.title ||
  [element, ...element.querySelectorAll('*')].some(
    ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth,
  )

/** Below, or above where there is no room below. */
function place(tip: HTMLElement, { left, width, top, bottom }: DOMRect): void {
  const { offsetWidth, offsetHeight } = tip
  const most = innerWidth - EDGE - offsetWidth
  const below = bottom + GAP
  const isFree = below + offsetHeight + EDGE <= innerHeight
  tip.style.left = `${Math.max(EDGE, Math.min(most, left + (width - offsetWidth) / 2))}px`
  tip.style.top = `${isFree ? below : Math.max(EDGE, top - GAP - offsetHeight)}px`
}
