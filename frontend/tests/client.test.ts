import { describe, expect, it, vi } from 'vitest'
import { ApiProblem, createApi } from '../src/api/client'

function answering(status: number, body: string, contentType = 'application/json') {
  return vi.fn<typeof fetch>(async () => new Response(body, { status, headers: { 'Content-Type': contentType } }))
}

async function problemOf(asked: Promise<unknown>): Promise<ApiProblem> {
  const problem = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(problem).toBeInstanceOf(ApiProblem)
  return problem as ApiProblem
}

describe('the client', () => {
  it('unwraps lists and escapes names', async () => {
    const fetcher = answering(200, '{"items": [{"sequence": 1}]}')
    expect(await createApi(() => '', fetcher).events('a/b')).toEqual([{ sequence: 1 }])
    expect(fetcher.mock.calls[0]?.[0]).toBe('/api/v1/environments/a%2Fb/events')
  })

  it('sends the token of the moment, and none where there is none', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => new Response('{"items": []}'))
    let token = ''
    const api = createApi(() => token, fetcher)
    await api.environments()
    token = 'secret'
    await api.environments()
    const sent = fetcher.mock.calls.map((call) => new Headers(call[1]?.headers).get('Authorization'))
    expect(sent).toEqual([null, 'Bearer secret'])
  })

  it('asks for a manifest by POST at its own path', async () => {
    const fetcher = answering(202, '')
    await createApi(() => '', fetcher).ask('retry', 'staging', { kind: 'Service', name: 'orders' })
    expect(fetcher.mock.calls[0]?.[0]).toBe('/api/v1/environments/staging/resources/Service/orders/retry')
    expect(fetcher.mock.calls[0]?.[1]?.method).toBe('POST')
  })

  it('throws problem documents as they are', async () => {
    const body = '{"type":"about:blank","title":"Not Found","status":404,"detail":"no environment moon","instance":"/x"}'
    const thrown = await problemOf(createApi(() => '', answering(404, body, 'application/problem+json')).environment('moon'))
    expect(thrown.problem).toMatchObject({ title: 'Not Found', status: 404, detail: 'no environment moon' })
    expect(thrown.needsToken).toBe(false)
  })

  it.each([
    ['text/html', '<h1>Bad gateway</h1>', 'a proxy answers with a page'],
    ['application/problem+json', '{broken', 'an answer is cut off'],
  ])('makes a problem of what is none: %s', async (contentType, body) => {
    const thrown = await problemOf(createApi(() => '', answering(502, body, contentType)).plan('staging'))
    expect(thrown.problem).toMatchObject({ title: 'HTTP 502', status: 502, instance: '/api/v1/environments/staging/plan' })
  })

  it('says that the daemon does not answer', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => {
      throw new TypeError('Failed to fetch')
    })
    const thrown = await problemOf(createApi(() => '', fetcher).environments())
    expect(thrown.problem).toMatchObject({ title: 'The daemon does not answer', status: 0 })
  })

  it.each([
    [401, true],
    [403, true],
    [409, false],
  ])('knows that %d takes another token: %s', async (status, needsToken) => {
    expect((await problemOf(createApi(() => '', answering(status, '')).environments())).needsToken).toBe(needsToken)
  })

  it('resumes a stream from the last event seen, and asks for statuses', async () => {
    const fetcher = answering(200, 'data: {}\n\n', 'text/event-stream')
    await createApi(() => 'secret', fetcher).stream('staging', '41', new AbortController().signal)
    const [path, init] = fetcher.mock.calls[0] ?? []
    const headers = new Headers(init?.headers)
    expect(path).toBe('/api/v1/environments/staging/events?status=true')
    expect(headers.get('Last-Event-ID')).toBe('41')
    expect(headers.get('Accept')).toContain('text/event-stream')
    expect(headers.get('Authorization')).toBe('Bearer secret')
  })
})
