/** Marks the image its family resolves to. */
export function HeadTag() {
  return (
    <span className="tag accent" title="The family resolves to this image">
      head
    </span>
  )
}
