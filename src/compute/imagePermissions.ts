/** Permissions on an image, which the image's own policy can grant. */
export const IMAGE_PERMISSIONS = [
  'compute.images.create',
  'compute.images.createTagBinding',
  'compute.images.delete',
  'compute.images.deleteTagBinding',
  'compute.images.deprecate',
  'compute.images.get',
  'compute.images.getFromFamily',
  'compute.images.getIamPolicy',
  'compute.images.list',
  'compute.images.listEffectiveTags',
  'compute.images.listTagBindings',
  'compute.images.setIamPolicy',
  'compute.images.setLabels',
  'compute.images.update',
  'compute.images.useReadOnly',
] as const

export type ImagePermission = (typeof IMAGE_PERMISSIONS)[number]
