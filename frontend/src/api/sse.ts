/** One message of an event stream. */
export interface Message {
  /** Empty where the message has none: a status that is not to be asked for again. */
  id: string
  event: string
  data: string
}

/**
 * Reads a text/event-stream as the HTML standard describes it. The browser's own EventSource cannot send a token, so the
 * console reads the stream itself.
 */
export async function* messages(stream: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const reader = stream.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  let pending: Message = { id: '', event: '', data: '' }
  let hasData = false
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) {
        return
      }
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === '') {
          if (hasData) {
            yield pending
          }
          pending = { id: '', event: '', data: '' }
          hasData = false
          continue
        }
        const colon = line.indexOf(':')
        if (colon === 0) {
          continue
        }
        const field = colon < 0 ? line : line.slice(0, colon)
        const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
        if (field === 'data') {
          pending.data = hasData ? `${pending.data}\n${text}` : text
          hasData = true
        } else if (field === 'event' || field === 'id') {
          pending[field] = text
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
