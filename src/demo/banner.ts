/** The demo’s banner: what it is, and the estate to reset, export and import. */
import { BASE } from '../browser/base.ts'
import { exportEstate, importEstate, resetEstate } from './estate.ts'

/** Puts the banner before the console. */
export function showBanner(): void {
  const banner = document.createElement('aside')
  banner.className = 'demo'
  banner.setAttribute('aria-label', 'Demo')
  const text = document.createElement('p')
  text.textContent =
    'Demo: the API is emulated in this browser. Your changes are kept here and sent nowhere.'
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  const file = chooser((chosen) => doing(said, () => importEstate(chosen), 'imported'))
  banner.append(
    text,
    button('Reset', () => confirmReset(() => doing(said, resetEstate, 'reset'))),
    button('Export', () => doing(said, exportEstate)),
    button('Import', () => file.click()),
    file,
    said,
  )
  document.body.prepend(banner)
}

function button(name: string, press: () => void): HTMLButtonElement {
  const one = document.createElement('button')
  one.type = 'button'
  one.className = 'button small'
  one.textContent = name
  one.addEventListener('click', press)
  return one
}

function chooser(take: (file: File) => void): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'application/json'
  input.hidden = true
  input.setAttribute('aria-label', 'Estate to import')
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    input.value = ''
    if (file) take(file)
  })
  return input
}

function confirmReset(go: () => void): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'demo-dialog'
  dialog.setAttribute('aria-labelledby', 'demo-reset')
  const title = document.createElement('h2')
  title.id = 'demo-reset'
  title.textContent = 'Reset the demo?'
  const text = document.createElement('p')
  text.textContent =
    'This restores the demo data. Your changes, their history and drafts are deleted.'
  const cancel = button('Cancel', () => dialog.close())
  const reset = button('Reset demo', () => {
    dialog.close()
    go()
  })
  dialog.append(title, text, cancel, reset)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  cancel.focus()
}

/** Runs an action, then reloads the page if its data changed; an error is shown. */
function doing(said: HTMLElement, act: () => Promise<void>, change?: 'imported' | 'reset'): void {
  said.textContent = ''
  act().then(
    () => {
      if (change) location.assign(BASE)
    },
    (error: unknown) => {
      said.textContent = error instanceof Error ? error.message : String(error)
    },
  )
}
