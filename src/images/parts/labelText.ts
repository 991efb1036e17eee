/** `env=prod`; a label without a value is just its key. */
export const labelText = ([key, value]: readonly [string, string]): string =>
  value === '' ? key : `${key}=${value}`
