/** Test files share their modules: each starts with a session in which no other file has learned anything. */
import { connect } from './session.ts'

connect({ base: 'http://127.0.0.1:8087/compute/v1', universe: 'googleapis.com' })
