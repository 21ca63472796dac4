export interface Throttled<Value> {
  /** Passes the value on now, or when the pause is over; of several during the pause only the last. */
  push(value: Value): void;
  cancel(): void;
}

/** Lets one value through at once and then at most one every `pauseMs`. The last value always arrives. */
export function throttle<Value>(deliver: (value: Value) => void, pauseMs: number): Throttled<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly value: Value } | undefined;

  function pause(): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting) {
        const { value } = waiting;
        waiting = undefined;
        deliver(value);
        pause();
      }
    }, pauseMs);
  }

  return {
    push(value) {
      if (timer === undefined) {
        deliver(value);
        pause();
      } else {
        waiting = { value };
      }
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting = undefined;
    },
  };
}
