import { useSyncExternalStore } from 'react'
import { onSession, session, type Session } from '../api/http/session.ts'

/** Where the API is and who asks; follows a sign-in and a refusal. */
export const useSession = (): Session => useSyncExternalStore(onSession, session)
