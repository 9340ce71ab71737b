import {createStore, type StoreApi} from 'zustand/vanilla';

/** Runs something later; gives what calls it off. */
export type Later = (run: () => void, ms: number) => () => void;

/** A store that follows another one at its own pace. `flush` catches up at once. */
export type PacedStore<T> = StoreApi<T> & {readonly flush: () => void; readonly close: () => void};

/**
 * The store as the screens see it: a change shows at once, and those of the next `paceMs` together. With hundreds of
 * clusters there are dozens of answers a second, more often than anyone can read.
 */
export function pacedStore<T>(source: StoreApi<T>, later: Later, paceMs: (state: T) => number): PacedStore<T> {
  const store = createStore<T>(() => source.getState());
  let callOff: (() => void) | null = null;
  const catchUp = () => store.setState(source.getState(), true);
  const rest = () => {
    callOff = later(() => {
      callOff = null;
      if (store.getState() !== source.getState()) {
        catchUp();
        rest();
      }
    }, paceMs(source.getState()));
  };
  let closed = false;
  let awaited = false;
  // What changes in one go shows in one go, so that no half of it is ever painted.
  const catchUpSoon = () => {
    if (!awaited && callOff === null) {
      awaited = true;
      void Promise.resolve().then(() => {
        awaited = false;
        if (!closed) {
          catchUp();
          rest();
        }
      });
    }
  };
  const unsubscribe = source.subscribe(catchUpSoon);
  return {
    ...store,
    flush: catchUp,
    close: () => {
      closed = true;
      unsubscribe();
      callOff?.();
    },
  };
}
