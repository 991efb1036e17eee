/** Whether some of an element's text doesn't fit: it ends in an ellipsis, in a line or after some lines. */
export const isCut = (element: Element): boolean =>
  [element, ...element.querySelectorAll('*')].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      clientWidth > 0 && (scrollWidth > clientWidth || scrollHeight > clientHeight),
  )
