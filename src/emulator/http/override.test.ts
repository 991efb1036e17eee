/** Methods that a client’s transport can’t send, in the header `X-HTTP-Method-Override` of a POST. */
import { expect, test } from 'vitest'
import { fromFile, testClient } from '../testing/client.ts'

const as = (method: string) => ({ 'x-http-method-override': method })

test('Google’s Java client sends a patch as a POST', async () => {
  const { ask } = testClient()
  await ask('POST', 'p/global/images', fromFile('web'))
  const { status } = await ask('POST', 'p/global/images/web', { family: 'web' }, as('PATCH'))
  expect(status).toBe(200)
  expect((await ask('GET', 'p/global/images/family/web')).body.name).toBe('web')
})

test('a deletion, too, if it has to', async () => {
  const { ask } = testClient()
  await ask('POST', 'p/global/images', fromFile('web'))
  expect((await ask('POST', 'p/global/images/web', undefined, as('DELETE'))).status).toBe(200)
  expect((await ask('GET', 'p/global/images/web')).status).toBe(404)
})

test('a GET has the query of its body and that of its URL', async () => {
  const { raw, ask } = testClient()
  for (const name of ['a', 'b']) await ask('POST', 'p/global/images', fromFile(name))
  const path = '/compute/v1/projects/p/global/images?maxResults=1'
  const { body } = await raw('POST', path, 'fields=items/name', as('GET'))
  expect(body).toEqual({ items: [{ name: 'a' }] })
})

test('another method is not executed as the POST that it came in', async () => {
  const { ask } = testClient()
  for (const method of ['PUT', 'HEAD', 'TRACE', 'patch', '']) {
    const { status } = await ask('POST', 'p/global/images', fromFile('web'), as(method))
    expect(status, method).toBe(404)
  }
  expect((await ask('GET', 'p/global/images')).body.items).toBeUndefined()
})
