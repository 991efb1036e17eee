/** The label that protects an image from plans and bulk changes. */
import type { Image, Labels } from './schema.ts'
import { isPartUnread, type PartlyRead } from './unread.ts'

/** The label's default key. Its value doesn't matter: `false` protects too. */
export const PROTECTION_LABEL = 'lifecycle-protect'

type Labeled = Pick<Image, 'labels'> & PartlyRead

/** @param key the protection label's key */
export const isProtected = ({ labels }: Labeled, key: string): boolean =>
  labels !== undefined && Object.hasOwn(labels, key)

/** An image's labels with the protection label added or removed; all others are kept. */
export function protectedLabels({ labels = {} }: Labeled, key: string, on: boolean): Labels {
  const { [key]: was = '', ...others } = labels
  return on ? { ...others, [key]: was } : others
}

/** Whether the labels weren't read completely, so that a missing label proves nothing. */
export const areLabelsUnread = (image: PartlyRead): boolean => isPartUnread(image, 'labels')

/** A sentence that says the label protects the image. */
export const protectedBy = (key: string): string => `Protected by the label ${key}.`

export const MAY_BE_PROTECTED = 'Not all of its labels could be read, so it may be protected.'
