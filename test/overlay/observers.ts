import { vi } from 'vitest';
import type { Box } from '../../components/inline/place';

export interface FakeObservers {
  /** The element stands here from now on; undefined: it has no box. */
  place(element: Element, box: Box | undefined): void;
  /** It has this size, as a ResizeObserver tells it. */
  resize(element: Element, width: number, height: number): void;
}

type Watch = { readonly target: Element; readonly tell: () => void };

/** Observers for a window without layout: they tell what the test says, in a window of 1000 × 800 px. */
export function fakeObservers(): FakeObservers {
  const boxes = new Map<Element, Box>();
  const sizes = new Map<Element, { width: number; height: number }>();
  const crossing = new Set<Watch>();
  const sizing = new Set<Watch>();
  const rect = (box: Box) => ({ ...box, right: box.left + box.width, bottom: box.top + box.height });
  const none = rect({ left: 0, top: 0, width: 0, height: 0 });

  class Observer {
    readonly watches = new Set<Watch>();
    constructor(
      readonly all: Set<Watch>,
      readonly entryOf: (target: Element) => unknown,
      readonly hear: (entries: unknown[]) => void,
    ) {}
    observe(target: Element): void {
      const watch = { target, tell: () => this.hear([this.entryOf(target)]) };
      this.watches.add(watch);
      this.all.add(watch);
      queueMicrotask(() => this.all.has(watch) && watch.tell());
    }
    unobserve(target: Element): void {
      for (const watch of this.watches) if (watch.target === target) this.all.delete(watch);
    }
    disconnect(): void {
      for (const watch of this.watches) this.all.delete(watch);
    }
  }
  vi.stubGlobal(
    'IntersectionObserver',
    class extends Observer {
      constructor(hear: (entries: unknown[]) => void) {
        const rootBounds = rect({ left: 0, top: 0, width: 1000, height: 800 });
        super(
          crossing,
          (target) => {
            const at = target.isConnected ? boxes.get(target) : undefined;
            const box = at === undefined ? none : rect(at);
            const isSeen = box.top < 800 && box.bottom > 0;
            return { boundingClientRect: box, intersectionRect: isSeen ? box : none, rootBounds };
          },
          hear,
        );
      }
    },
  );
  vi.stubGlobal(
    'ResizeObserver',
    class extends Observer {
      constructor(hear: (entries: unknown[]) => void) {
        super(
          sizing,
          (target) => {
            const { width: inlineSize, height: blockSize } = sizes.get(target) ?? { width: 200, height: 26 };
            return { borderBoxSize: [{ inlineSize, blockSize }] };
          },
          hear,
        );
      }
    },
  );
  const tell = (all: Set<Watch>, element: Element) => {
    for (const watch of [...all]) if (watch.target === element) watch.tell();
  };
  return {
    place(element, box) {
      if (box === undefined) boxes.delete(element);
      else boxes.set(element, box);
      tell(crossing, element);
    },
    resize(element, width, height) {
      sizes.set(element, { width, height });
      tell(sizing, element);
    },
  };
}
