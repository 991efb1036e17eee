/** The form’s draft, kept in this tab so that it survives a reload or a new sign-in. Keys are never in it. */
import { CreateForm } from '../model/form.ts'
import { tabStore } from './tabStore.ts'

/** The parameters of its page’s URL. */
interface Origin {
  from?: string | undefined
  next?: string | undefined
}

/**
 * What the form was opened from. Each origin has its own draft, so that “create from this” never
 * overwrites a form started elsewhere.
 */
export const originOf = ({ from, next }: Origin): string =>
  next !== undefined ? `next=${next}` : from !== undefined ? `from=${from}` : ''

/** The drafts, by the keys of their forms. */
export const drafts = tabStore('createDraft', CreateForm)
