/** Text from elsewhere as a sentence, so that another can follow: the service ends some without a full stop. */
export const sentence = (text: string): string =>
  text === '' || /[.!?:…]["'”’)]*\s*$/.test(text) ? text : `${text}.`
