import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { createMemoryHistory } from 'vue-router'
import App from '../src/App.vue'
import { ApiProblem } from '../src/api/client'
import { POLL } from '../src/api/live'
import type { Environment } from '../src/api/types'
import { createConsoleRouter } from '../src/router'
import { API, NOW, TOKEN, createToken } from '../src/session'
import { NOON, ROLLED_BACK, change, environment, event, fakeApi, plan, resource } from './fakes'
import type { FakeApi } from './fakes'

beforeEach(() => {
  // jsdom has no window to scroll.
  vi.stubGlobal('scrollTo', () => undefined)
  sessionStorage.clear()
  localStorage.clear()
})

async function page(path: string, api: FakeApi = fakeApi()) {
  const router = createConsoleRouter(createMemoryHistory())
  await router.push(path)
  const app = mount(App, {
    attachTo: document.body,
    global: {
      plugins: [router],
      provide: { [API as symbol]: api, [TOKEN as symbol]: createToken(), [NOW as symbol]: ref(Date.parse(NOON)) },
    },
  })
  await flushPromises()
  const text = () => app.text().replace(/\s+/g, ' ')
  const button = (label: string) => app.findAll('button').find((one) => one.text() === label)
  return { app, api, text, button, router }
}

const refused = new ApiProblem({
  type: 'about:blank',
  title: 'Forbidden',
  status: 403,
  detail: "an operator's token is needed",
  instance: '/api/v1/environments/staging/reconcile',
})

describe('the overview', () => {
  it('tells each environment, its revision, its last pass and what its resources are', async () => {
    const api = fakeApi()
    api.resources.mockResolvedValue([resource('Service', 'orders', { conditions: ROLLED_BACK }), resource('Queue', 'inbox')])
    const { text, app } = await page('/', api)
    expect(text()).toContain('staging Ready 1 ready 1 stalled')
    expect(text()).toContain('c0ffee')
    expect(text()).toContain('last pass just now')
    expect(app.find('a.cover').attributes('href')).toBe('/environments/staging')
    app.unmount()
  })

  it('says what is wrong with the specs', async () => {
    const api = fakeApi()
    api.source.mockResolvedValue({ description: 'specs', revision: 'bad', problems: ['a.yaml:3:5: unknown field "imag"'] })
    const { text, app } = await page('/', api)
    expect(text()).toContain('a.yaml:3:5: unknown field "imag"')
    app.unmount()
  })

  it('says so where there is nothing', async () => {
    const api = fakeApi()
    api.environments.mockResolvedValue([])
    const { text, app } = await page('/', api)
    expect(text()).toContain('No environments yet')
    app.unmount()
  })

  it('shows a problem and can try again', async () => {
    const api = fakeApi()
    api.environments.mockRejectedValueOnce(new ApiProblem({ type: 'about:blank', title: 'Unauthorized', status: 401 }))
    const { text, button, app } = await page('/', api)
    expect(text()).toContain('Unauthorized · 401')
    expect(text()).toContain('Give a token')
    await button('Try again')?.trigger('click')
    await flushPromises()
    expect(text()).not.toContain('Unauthorized')
    app.unmount()
  })
})

describe('the overview, left while it asks', () => {
  it('asks no more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { api, app, router } = await page('/')
      let answer: (environments: Environment[]) => void = () => undefined
      api.environments.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
      vi.advanceTimersByTime(POLL)
      expect(api.environments).toHaveBeenCalledTimes(2)
      await router.push('/nowhere')
      answer([])
      await flushPromises()
      vi.advanceTimersByTime(POLL * 3)
      await flushPromises()
      expect(api.environments).toHaveBeenCalledTimes(2)
      app.unmount()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('an environment', () => {
  it('lists its resources and filters them, and the address says by what', async () => {
    const { text, app, router } = await page('/environments/staging?kind=Queue')
    expect(text()).toContain('1 of 2')
    await router.replace('/environments/staging')
    await app.find('input[type=search]').setValue('orders')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: 'orders' })
    expect(app.findAll('tbody tr')).toHaveLength(1)
    app.unmount()
  })

  it('shows what the stream tells, at once', async () => {
    const { text, api, app } = await page('/environments/staging/events')
    expect(text()).toContain('Live')
    api.streams[0]?.event(event(3, { type: 'DriftMended', cause: 'drift', kind: 'Service', name: 'orders', message: 'put back' }))
    api.streams[0]?.status(environment({ suspended: true }))
    await flushPromises()
    await nextTick()
    expect(app.find('.events li').text()).toContain('put back')
    expect(app.find('.events .tag').text()).toBe('drift')
    expect(text()).toContain('Suspended')
    expect(app.findAll('button').map((one) => one.text())).toContain('Resume')
    app.unmount()
  })

  it('asks, and says that it has asked', async () => {
    const { text, api, button, app } = await page('/environments/staging')
    await button('Reconcile now')?.trigger('click')
    await flushPromises()
    expect(api.ask).toHaveBeenCalledWith('reconcile', 'staging', undefined)
    expect(text()).toContain('A pass was asked for.')
    app.unmount()
  })

  it('says clearly that it may not', async () => {
    const api = fakeApi()
    api.ask.mockRejectedValue(refused)
    const { app, button } = await page('/environments/staging', api)
    await button('Suspend')?.trigger('click')
    await flushPromises()
    expect(app.find('[role=alert]').text()).toContain("an operator's token is needed")
    app.unmount()
  })
})

describe('a plan', () => {
  it('says once that changes wait for their window, and what each would be', async () => {
    const api = fakeApi()
    const message = 'the deny window is open; changes are made from Mon 2026-11-23 06:00'
    const waiting = change({ action: 'blocked', reason: 'WindowClosed', postponed: 'update', message })
    api.plan.mockResolvedValue({ ...plan([waiting, waiting]), closed: { message } })
    const { app, text } = await page('/environments/staging/plan', api)
    expect(text()).toContain(`Not now: ${message}`)
    expect(text().split(message)).toHaveLength(2)
    expect(text()).toContain('update, later')
    app.unmount()
  })

  it('shows what was and what is to be', async () => {
    const api = fakeApi()
    api.plan.mockResolvedValue(plan([change()]))
    const { app, text } = await page('/environments/staging/plan', api)
    expect(text()).toContain('update 1')
    expect(app.find('.removed').text()).toContain('5')
    expect(app.find('.added').text()).toContain('2')
    await app.find('input[type=checkbox]').setValue(true)
    await flushPromises()
    expect(app.find('pre').text()).toBe('No changes. AWS matches c0ffee.')
    app.unmount()
  })

  it('says so where there is nothing to do', async () => {
    const { text, app } = await page('/environments/staging/plan')
    expect(text()).toContain('AWS matches git in everything: 7 objects.')
    app.unmount()
  })
})

describe('a resource', () => {
  it('has its conditions, its plan and its own events alone', async () => {
    const api = fakeApi()
    api.resources.mockResolvedValue([resource('Service', 'orders', { conditions: ROLLED_BACK })])
    api.plan.mockResolvedValue(plan([change(), change({ owner: { kind: 'Queue', name: 'inbox' } })]))
    api.events.mockResolvedValue([event(1, { kind: 'Service', name: 'orders', message: 'ours' }), event(2, { message: 'theirs' })])
    const { app, text, button } = await page('/environments/staging/resources/Service/orders', api)
    expect(text()).toContain('Stalled')
    expect(text()).toContain('ECS rolled back')
    expect(app.findAll('.planned')).toHaveLength(1)
    expect(app.findAll('.events li').map((one) => one.text())).toEqual([expect.stringContaining('ours')])
    await button('Retry')?.trigger('click')
    expect(api.ask).toHaveBeenCalledWith('retry', 'staging', { kind: 'Service', name: 'orders' })
    expect(document.title).toBe('Service/orders · staging · Mooring')
    app.unmount()
  })

  it('says so where it is not there', async () => {
    const { text, app } = await page('/environments/staging/resources/Service/moon')
    expect(text()).toContain('There is no Service/moon in staging')
    app.unmount()
  })
})

describe('the token', () => {
  it('is kept by the tab alone', () => {
    const token = createToken()
    token.value = 'secret'
    expect(sessionStorage.getItem('mooring-token')).toBe('secret')
    expect(localStorage).toHaveLength(0)
    expect(createToken().value).toBe('secret')
    token.value = ''
    expect(sessionStorage).toHaveLength(0)
  })
})
