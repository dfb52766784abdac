import { inject, ref, watch } from 'vue'
import type { InjectionKey, Ref } from 'vue'
import { createApi } from './api/client'
import type { Api } from './api/client'

export const API: InjectionKey<Api> = Symbol('api')
export const TOKEN: InjectionKey<Ref<string>> = Symbol('token')
export const NOW: InjectionKey<Ref<number>> = Symbol('now')

const KEY = 'mooring-token'

/** The token lives as long as the tab. */
export function createToken(storage: Storage = sessionStorage): Ref<string> {
  const token = ref(storage.getItem(KEY) ?? '')
  watch(
    token,
    (next) => {
      if (next) {
        storage.setItem(KEY, next)
      } else {
        storage.removeItem(KEY)
      }
    },
    { flush: 'sync' },
  )
  return token
}

export function apiFor(token: Ref<string>): Api {
  return createApi(() => token.value)
}

export function need<T>(key: InjectionKey<T>): T {
  const found = inject(key)
  if (found === undefined) {
    throw new Error(`nothing provides ${String(key.description)}`)
  }
  return found
}
