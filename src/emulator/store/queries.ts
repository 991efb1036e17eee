/**
 * The SQL of the SQLite store. Every query is answered from a single index, in order: a test checks the
 * query plans. Indexes are named where the planner, which has no statistics, could choose another.
 */
import type { Order } from './store.ts'

/** Identifies the emulator’s files (`PRAGMA application_id`): “CImg”. */
export const APPLICATION_ID = 0x43496d67

/** Incremented with every change to the tables below, together with a migration from the previous version. */
export const SCHEMA_VERSION = 1

export const SCHEMA = `
  CREATE TABLE resources (
    project TEXT NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    name TEXT NOT NULL,
    -- ms since the epoch
    created INTEGER NOT NULL,
    -- the id behind its length in two digits, so that text order is the order of numbers
    id TEXT NOT NULL,
    -- the family that it may be the head of
    head_of TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (project, kind, scope, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX by_age ON resources (project, kind, created, id, name, scope);
  CREATE INDEX by_id ON resources (project, kind, id);
  CREATE INDEX by_family ON resources (project, head_of, created, id) WHERE head_of IS NOT NULL;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

const ROW = 'scope, name, json'
const KEY = 'project = :project AND kind = :kind AND scope = :scope AND name = :name'

export const GET = `SELECT ${ROW} FROM resources WHERE ${KEY}`

export const GET_BY_ID = `SELECT ${ROW} FROM resources INDEXED BY by_id
  WHERE project = :project AND kind = :kind AND id = :id AND scope = :scope LIMIT 1`

export const UPDATE = `UPDATE resources
  SET created = :created, id = :id, head_of = :head_of, json = :json WHERE ${KEY}`

export const INSERT = `INSERT INTO resources
  (project, kind, scope, name, created, id, head_of, json)
  VALUES (:project, :kind, :scope, :name, :created, :id, :head_of, :json)`

export const DELETE = `DELETE FROM resources WHERE ${KEY}`

export const HEAD = `SELECT ${ROW} FROM resources INDEXED BY by_family
  WHERE project = :project AND head_of = :family ORDER BY created DESC, id DESC LIMIT 1`

export const COUNT = `SELECT count(*) AS count FROM resources INDEXED BY by_id
  WHERE project = :project AND kind = :kind`

/** Jumps from one project to the next in the primary key, instead of reading all rows. */
export const PROJECTS = `WITH RECURSIVE used (project) AS (
    SELECT min(project) FROM resources
    UNION ALL
    SELECT (SELECT min(project) FROM resources WHERE project > used.project)
    FROM used WHERE used.project IS NOT NULL
  ) SELECT project FROM used WHERE project IS NOT NULL`

export const CLEAR = 'DELETE FROM resources WHERE project = :project'

export const GET_META = 'SELECT value FROM meta WHERE key = :key'
export const SET_META = `INSERT INTO meta (key, value) VALUES (:key, :value)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value`

/**
 * The query for a page: the rows after a position, or the first ones. Every column read costs as much
 * as the text itself, so the columns for `newest` are only read for that order.
 */
export function scanQuery(order: Order, scoped: boolean, after: boolean): string {
  const conditions = ['project = :project', 'kind = :kind']
  if (scoped) conditions.push('scope = :scope')
  if (after && order === 'newest') {
    conditions.push('(created, id, name, scope) < (:created, :id, :afterName, :afterScope)')
  } else if (after) {
    conditions.push(scoped ? 'name > :afterName' : '(scope, name) > (:afterScope, :afterName)')
  }
  const [columns, index, sort] =
    order === 'newest'
      ? [`${ROW}, created, id`, 'INDEXED BY by_age', 'created DESC, id DESC, name DESC, scope DESC']
      : [ROW, '', 'scope, name']
  return `SELECT ${columns} FROM resources ${index}
    WHERE ${conditions.join(' AND ')} ORDER BY ${sort} LIMIT :limit OFFSET :skipped`
}

/** The JSON of all rows of a scan’s query, in its order, as UTF-8. */
export const joinQuery = (scan: string): string =>
  `SELECT CAST(coalesce(group_concat(json), '') AS BLOB) AS json FROM (${scan})`
