import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../src/api/client'
import { Live, POLL, RETRIES } from '../src/api/live'
import type { Connection } from '../src/api/live'
import { messages } from '../src/api/sse'
import type { Environment, Event } from '../src/api/types'
import { FakeClock, environment, event, fakeApi } from './fakes'
import type { FakeStream } from './fakes'

function streamOf(parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      parts.forEach((part) => controller.enqueue(part))
      controller.close()
    },
  })
}

describe('an event stream', () => {
  it('is read wherever it is cut', async () => {
    const text = ': hello\r\nid: 7\nevent: Ready\ndata: {"a":\ndata: "é"}\n\nevent: ignored\n\ndata:x\n\n'
    const bytes = new TextEncoder().encode(text)
    for (let size = 1; size <= bytes.length; size++) {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size))
      const read = []
      for await (const message of messages(streamOf(parts))) {
        read.push(message)
      }
      expect(read, `in parts of ${size}`).toEqual([
        { id: '7', event: 'Ready', data: '{"a":\n"é"}' },
        { id: '', event: '', data: 'x' },
      ])
    }
  })
})

function follow(lastSeen = 2) {
  const api = fakeApi()
  const clock = new FakeClock()
  const heard = { statuses: [] as Environment[], events: [] as Event[], connections: [] as Connection[] }
  const poll = vi.fn<() => Promise<void>>(async () => undefined)
  const live = new Live(
    api,
    'staging',
    {
      status: (status) => heard.statuses.push(status),
      event: (one) => heard.events.push(one),
      connection: (connection) => heard.connections.push(connection),
      poll,
    },
    clock,
  )
  live.open(lastSeen)
  return { api, clock, heard, poll, live }
}

function asked(api: ReturnType<typeof fakeApi>): unknown[] {
  return api.stream.mock.calls.map((call) => call[1])
}

describe('following an environment', () => {
  it('hears statuses and events', async () => {
    const { api, heard, poll } = follow()
    await flushPromises()
    const stream = api.streams[0] as FakeStream
    stream.status(environment({ suspended: true }))
    stream.event(event(3, { type: 'DriftMended', cause: 'drift' }))
    await flushPromises()

    expect(heard.connections).toEqual(['connecting', 'live'])
    expect(heard.statuses.map((status) => status.suspended)).toEqual([true])
    expect(heard.events.map((one) => one.sequence)).toEqual([3])
    expect(poll).not.toHaveBeenCalled()
  })

  it('polls while the stream is down, and resumes it from the last event seen', async () => {
    const { api, clock, heard, poll } = follow(2)
    await flushPromises()
    api.streams[0]?.event(event(5))
    await flushPromises()
    api.streams[0]?.end()
    await flushPromises()
    expect(poll).toHaveBeenCalledTimes(1)
    expect(heard.connections.at(-1)).toBe('polling')

    clock.pass(RETRIES[0])
    await flushPromises()
    expect(heard.connections.at(-1)).toBe('live')
    expect(asked(api)).toEqual(['2', '5'])

    clock.pass(POLL * 10)
    await flushPromises()
    expect(poll, 'no polling beside a stream').toHaveBeenCalledTimes(1)
  })

  it('says so where the daemon does not answer at all, and waits longer each time', async () => {
    const { api, clock, heard, poll } = follow()
    await flushPromises()
    const down = new ApiProblem({ type: 'about:blank', title: 'down', status: 0 })
    api.stream.mockRejectedValue(down)
    poll.mockRejectedValue(down)
    api.streams[0]?.end()
    await flushPromises()
    expect(heard.connections.at(-1)).toBe('offline')

    for (const [index, wait] of RETRIES.entries()) {
      clock.pass(wait - 1)
      await flushPromises()
      expect(api.stream, `before ${wait} ms`).toHaveBeenCalledTimes(1 + index)
      clock.pass(1)
      await flushPromises()
      expect(api.stream, `after ${wait} ms`).toHaveBeenCalledTimes(2 + index)
    }
  })

  it('does not knock again where the token is refused', async () => {
    const api = fakeApi()
    api.stream.mockRejectedValue(new ApiProblem({ type: 'about:blank', title: 'Unauthorized', status: 401 }))
    const clock = new FakeClock()
    const connections: Connection[] = []
    const ignore = () => undefined
    const poll = vi.fn(async () => undefined)
    new Live(api, 'staging', { status: ignore, event: ignore, connection: (one) => connections.push(one), poll }, clock).open(0)
    await flushPromises()
    clock.pass(60_000)
    await flushPromises()
    expect(connections).toEqual(['connecting', 'offline'])
    expect(api.stream).toHaveBeenCalledTimes(1)
    expect(poll).not.toHaveBeenCalled()
  })

  it('leaves nothing behind', async () => {
    const { api, clock, live, poll } = follow()
    await flushPromises()
    api.streams[0]?.end()
    await flushPromises()
    live.close()
    clock.pass(60_000)
    await flushPromises()
    expect(api.stream).toHaveBeenCalledTimes(1)
    expect(poll).toHaveBeenCalledTimes(1)
  })
})
