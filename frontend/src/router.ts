import { createRouter, createWebHistory } from 'vue-router'
import type { Router, RouterHistory } from 'vue-router'
import EnvironmentView from './views/EnvironmentView.vue'
import EnvironmentsView from './views/EnvironmentsView.vue'
import EventsView from './views/EventsView.vue'
import HistoryView from './views/HistoryView.vue'
import NowhereView from './views/NowhereView.vue'
import PlanView from './views/PlanView.vue'
import ResourceView from './views/ResourceView.vue'
import ResourcesView from './views/ResourcesView.vue'

export function createConsoleRouter(history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/', name: 'environments', component: EnvironmentsView, meta: { title: 'Environments' } },
      {
        path: '/environments/:environment',
        component: EnvironmentView,
        children: [
          { path: '', name: 'resources', component: ResourcesView },
          { path: 'plan', name: 'plan', component: PlanView, meta: { title: 'Plan' } },
          { path: 'events', name: 'events', component: EventsView, meta: { title: 'Events' } },
          { path: 'history', name: 'history', component: HistoryView, meta: { title: 'History' } },
          { path: 'resources/:kind/:name', name: 'resource', component: ResourceView },
        ],
      },
      { path: '/:nowhere(.*)*', component: NowhereView, meta: { title: 'Not found' } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
  router.afterEach((to) => {
    const { environment, kind, name } = to.params
    const parts = [kind && `${String(kind)}/${String(name)}`, to.meta['title'], environment, 'Mooring']
    document.title = parts.filter(Boolean).join(' · ')
  })
  return router
}
