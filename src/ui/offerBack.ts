import { toast } from './toasts.ts'

/** Says in a toast that something typed is gone, and offers it back as long as the page is shown. */
export const offerBack = (message: string, run: () => void): void =>
  void toast({ message, action: { label: 'Bring back', run }, here: true })
