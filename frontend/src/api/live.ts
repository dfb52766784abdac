import { ApiProblem } from './client'
import type { Api } from './client'
import { messages } from './sse'
import type { Environment, Event } from './types'

/** How the page learns what changes. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

export interface LiveListener {
  status(environment: Environment): void
  event(event: Event): void
  connection(connection: Connection): void
  /** Asked regularly while there is no stream; rejects where the daemon does not answer. */
  poll(): Promise<void>
}

export interface Clock {
  after(milliseconds: number, task: () => void): () => void
}

export const browserClock: Clock = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Tries again soon at first, then less and less often. */
export const RETRIES = [1_000, 2_000, 5_000, 10_000, 30_000] as const
/** The daemon says that it is still there every 15 seconds; but a stream is only given up when it ends. */
export const POLL = 5_000

/**
 * Follows an environment by its event stream. While the stream is down the listener polls, and the stream is tried again,
 * from the last event seen. Ends when closed.
 */
export class Live {
  private readonly abort = new AbortController()
  private lastEventId = ''
  private failures = 0
  private streaming = false
  private cancelRetry: () => void = () => undefined
  private cancelPoll: () => void = () => undefined

  constructor(
    private readonly api: Pick<Api, 'stream'>,
    private readonly environment: string,
    private readonly listener: LiveListener,
    private readonly clock: Clock = browserClock,
  ) {}

  /** @param lastSeen the sequence of the last event that the page shows already */
  open(lastSeen: number): void {
    this.lastEventId = String(lastSeen)
    this.listener.connection('connecting')
    void this.connect()
  }

  close(): void {
    this.abort.abort()
    this.cancelRetry()
    this.cancelPoll()
  }

  private async connect(): Promise<void> {
    try {
      const stream = await this.api.stream(this.environment, this.lastEventId, this.abort.signal)
      this.streaming = true
      this.cancelPoll()
      this.listener.connection('live')
      for await (const message of messages(stream)) {
        if (this.abort.signal.aborted) {
          return
        }
        this.failures = 0
        this.tell(message.event, message.id, message.data)
      }
    } catch (failed) {
      // However the stream ended, what helps is the same: ask, and try again. Only a refused token needs a person.
      if (failed instanceof ApiProblem && failed.needsToken) {
        this.listener.connection('offline')
        return
      }
    }
    this.streaming = false
    if (!this.abort.signal.aborted) {
      this.reconnect()
    }
  }

  private tell(event: string, id: string, data: string): void {
    if (id) {
      this.lastEventId = id
    }
    const body: unknown = JSON.parse(data)
    if (event === 'Status') {
      this.listener.status(body as Environment)
    } else {
      this.listener.event(body as Event)
    }
  }

  private reconnect(): void {
    const wait = RETRIES[Math.min(this.failures, RETRIES.length - 1)] ?? POLL
    this.failures++
    this.cancelPoll()
    void this.poll()
    this.cancelRetry = this.clock.after(wait, () => void this.connect())
  }

  private async poll(): Promise<void> {
    const answered = await this.listener.poll().then(
      () => true,
      () => false,
    )
    if (!this.abort.signal.aborted && !this.streaming) {
      this.listener.connection(answered ? 'polling' : 'offline')
      this.cancelPoll = this.clock.after(POLL, () => void this.poll())
    }
  }
}
