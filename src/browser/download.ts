/** ms until a download is released: some browsers begin to read it only after the click. */
const LASTS = 60_000

/**
 * A byte-order mark: without it, Excel reads a CSV file that is opened by a double-click in an encoding of the
 * system’s language, and garbles the rest. Other formats don’t expect one.
 */
const MARK = '\ufeff'

/** Saves a text as a download. The name must already be a safe file name. */
export const downloadText = (name: string, text: string, type: string): void =>
  downloadBlob(name, new Blob([text], { type }))

/** Saves data as a download, with its own type. The name must already be a safe file name. */
export function downloadBlob(name: string, blob: Blob): void {
  const { type } = blob
  const url = URL.createObjectURL(type === 'text/csv' ? new Blob([MARK, blob], { type }) : blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), LASTS)
}
