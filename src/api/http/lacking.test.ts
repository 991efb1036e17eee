import { beforeEach, expect, test } from 'vitest'
import { callOf, METHODS, type MethodId } from '../../compute/methods.ts'
import { ApiError } from './error.ts'
import { learn } from './lacking.ts'
import { connect, session } from './session.ts'

beforeEach(() =>
  connect({
    base: 'https://compute.s3nsapis.fr/compute/v1',
    universe: 's3nsapis.fr',
    without: ['images.deprecate'],
  }),
)

const image = { project: 's3ns:p', image: 'web-v1' }
const error = (status: number, message: string, isJson = true) =>
  new ApiError({ failure: 'http', status, message, isJson })
const learned = () => Object.fromEntries(session().lacking)

const CONFIGURED = { 'images.deprecate': 'This API doesn’t have images.deprecate.' }

test('what the configuration names is missing from the start', () =>
  expect(learned()).toEqual(CONFIGURED))

const SAID =
  'The method compute.v1.ImagesService.Delete is not available in this (s3nsapis.fr) universe.'

test.each([
  ['403 that says so', 403, SAID, SAID],
  ['404 that says so', 404, SAID, SAID],
  ['501', 501, 'Not Implemented', 'This API doesn’t have images.delete.'],
  ['404 of the method', 404, 'Method not found.', 'This API doesn’t have images.delete.'],
])('%s: the method is missing', (_what, status, message, why) => {
  learn(callOf('images.delete', image), error(status, message), '')
  expect(learned()).toEqual({ ...CONFIGURED, 'images.delete': why })
})

test('the page Google’s servers have for unknown paths: the method is missing', () => {
  const page = '<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title>'
  learn(callOf('images.delete', image), error(404, 'The API answered 404.', false), page)
  expect(learned()).toEqual({
    ...CONFIGURED,
    'images.delete': 'This API doesn’t have images.delete.',
  })
})

test.each([
  ['a missing image', 404, "The resource 'projects/p/global/images/i' was not found"],
  ['a missing permission', 403, "Required 'compute.images.delete' permission for 'projects/p'"],
  ['a proxy’s JSON', 403, 'The API answered 403 without a reason.'],
  ['a proxy’s page for 403', 403, 'The API answered 403 without a reason.', false],
  ['a proxy’s page for 404', 404, 'The API answered 404 without a reason.', false],
  ['a proxy’s page for 501', 501, 'The API answered 501 without a reason.', false],
])('%s says nothing about the method', (_what, status, message, isJson = true) => {
  learn(
    callOf('images.delete', image),
    error(status, message, isJson),
    isJson ? '{}' : '<title>404',
  )
  expect(learned()).toEqual(CONFIGURED)
})

test('every method is told from its request', () => {
  const names = { ...image, family: 'f', operation: 'o', zone: 'z', region: 'r', name: 'n' }
  const ids = Object.keys(METHODS) as MethodId[]
  for (const id of ids) learn(callOf(id, names), error(501, 'Not Implemented'), '')
  expect(Object.keys(learned()).toSorted()).toEqual(ids.toSorted())
})
