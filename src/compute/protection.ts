/** The label that protects an image from plans and bulk changes. */
import type { Image, Labels } from './schema.ts'
import { unreadFields, type PartlyRead } from './unread.ts'

/** The label's default key. Its value doesn't matter: `false` protects too. */
export const PROTECTION_LABEL = 'lifecycle-protect'

type Labeled = Pick<Image, 'labels'> & PartlyRead

/** @param key that of the label that protects */
export const isProtected = ({ labels }: Labeled, key: string): boolean =>
  labels !== undefined && Object.hasOwn(labels, key)

/** The labels of an image that is protected, or is no longer; all others stay. */
export function protectedLabels({ labels = {} }: Labeled, key: string, on: boolean): Labels {
  const { [key]: was = '', ...others } = labels
  return on ? { ...others, [key]: was } : others
}

/** Whether it can't be told if an image is protected that doesn't have the label. */
export const areLabelsUnread = (image: PartlyRead): boolean =>
  unreadFields(image).some((path) => path.split('.', 1)[0] === 'labels')

/** That the label protects an image, as a sentence. */
export const protectedBy = (key: string): string => `Protected by the label ${key}.`

export const MAY_BE_PROTECTED = 'Not all of its labels could be read, so it may be protected.'
