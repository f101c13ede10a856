import type { Happened } from './calls';
import type { Offer, OwnStore, PlanLine } from './store';

/** For a browser that keeps nothing: what was told holds until the page is closed. */
export function memoryStore(): OwnStore {
  let events: Happened[] = [];
  let upTo = 0;
  const kept = new Map<string, unknown>();
  const plan = new Map<string, PlanLine>();
  const offers = new Map<number, Offer>();
  const forget = async () => {
    events = [];
    kept.clear();
    offers.clear();
  };
  return {
    record: async () => ({ history: [...events], upTo: events.length === 0 ? 0 : upTo }),
    async add(...told) {
      events.push(...told);
      upTo += told.length;
    },
    get: async <T>(key: string) => kept.get(key) as T,
    async set(key, value) {
      kept.set(key, value);
    },
    async drop(...keys) {
      for (const key of keys) kept.delete(key);
    },
    plan: async () => [...plan.values()].sort((a, b) => a.order - b.order),
    async putLine(line) {
      plan.set(line.id, line);
    },
    async dropLine(id) {
      plan.delete(id);
    },
    dropPlan: async () => plan.clear(),
    async putOffer(offer, key = offers.size + 1) {
      offers.set(key, offer);
      return key;
    },
    offers: async () => [...offers.values()],
    forget,
    async forgetAll() {
      await forget();
      plan.clear();
    }
  };
}
