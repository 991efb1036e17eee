/**
 * What is wrong with an access token; null when it is fine. A header allows nothing else: `fetch` would
 * throw, which looks like a network error, with the token in its message.
 */
export const tokenProblem = (token: string): string | null =>
  /^[\x21-\x7e]+$/.test(token) ? null : 'A token has only plain letters, digits and symbols.'
