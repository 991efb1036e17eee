/**
 * Text from elsewhere as a sentence, so that another can follow: the service omits some full stops.
 */
export const sentence = (text: string): string =>
  text === '' || /[.!?:…]["'”’)]*\s*$/.test(text) ? text : `${text}.`
