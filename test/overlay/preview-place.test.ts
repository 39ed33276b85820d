import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PreviewPlace } from '../../lib/overlay/preview-place';

const view = { width: 1000, height: 800 };
const prompt = { left: 300, top: 600, width: 500, height: 60 };
const line = { width: 200, height: 26 };

const take = vi.fn();
const put = vi.fn();
let frames: (() => void)[] = [];
let place: PreviewPlace;

beforeEach(() => {
  vi.clearAllMocks();
  frames = [];
  place = new PreviewPlace({ take, put, nextFrame: (run) => frames.push(run) });
  place.view(view);
  place.prompt(prompt, false);
  place.size(line);
});
const at = () => put.mock.lastCall?.[0];

describe('the place of the preview', () => {
  it('is known once window, prompt box and its own size are', () => {
    const other = new PreviewPlace({ take, put, nextFrame: () => undefined });
    other.view(view);
    other.prompt(prompt, false);
    expect(put).toHaveBeenLastCalledWith(undefined, 'up');
    other.size(line);
    expect(put).toHaveBeenLastCalledWith({ left: 600, top: 568 }, 'up');
  });

  it('follows the prompt box, and is none while that is out of sight', () => {
    place.prompt({ ...prompt, top: 500 }, false);
    expect(at()).toEqual({ left: 600, top: 468 });
    place.prompt('unseen', false);
    expect(at()).toBeUndefined();
    place.prompt(prompt, true);
    expect(at()).toEqual({ left: 300, top: 568 });
  });

  it('is in the bottom corner where no prompt box is known', () => {
    place.prompt('none', false);
    expect(put).toHaveBeenLastCalledWith({ left: 792, top: 766 }, 'up');
  });

  it('grows downwards below the prompt box', () => {
    place.prompt({ ...prompt, top: 0 }, false);
    expect(put).toHaveBeenLastCalledWith({ left: 600, top: 66 }, 'down');
  });

  it('keeps clear of the warning, and comes back when that has gone', () => {
    place.avoid('warning', { left: 650, top: 550, width: 340, height: 100 });
    expect(at()).not.toEqual({ left: 600, top: 568 });
    place.avoid('warning', undefined);
    expect(at()).toEqual({ left: 600, top: 568 });
  });
});

describe('where there is no room', () => {
  const narrow = { left: 0, top: 30, width: 1000, height: 770 };

  it('a smaller form is taken, in the next frame, since its size is not known in this one', () => {
    place.prompt(narrow, false);
    place.view({ width: 1000, height: 800 });
    expect(at()).toEqual({ left: 792, top: 4 });
    place.size({ width: 400, height: 60 });
    expect(take).not.toHaveBeenCalled();
    for (const run of frames.splice(0)) run();
    expect(take).toHaveBeenLastCalledWith('small');
    expect(at()).toBeUndefined();
    place.size({ width: 30, height: 26 });
    expect(at()).toEqual({ left: 962, top: 4 });
    place.prompt(prompt, false);
    expect(take).toHaveBeenLastCalledWith('line');
  });

  it('nothing is shown where not even a mark has room', () => {
    place.want('small');
    place.size({ width: 30, height: 26 });
    place.prompt({ left: 0, top: 0, width: 1000, height: 800 }, false);
    expect(at()).toBeUndefined();
  });
});

describe('moving it', () => {
  it('is remembered as the way from its usual place', () => {
    const move = place.drag();
    move(-100, -50);
    expect(at()).toEqual({ left: 500, top: 518 });
    place.drop();
    expect(place.moved).toEqual({ x: -100, y: -50 });
    place.prompt({ ...prompt, top: 400 }, false);
    expect(at()).toEqual({ left: 500, top: 318 });
  });

  it('ends beside the prompt box where it was dropped on it', () => {
    place.drag()(0, 40);
    expect(at()).toEqual({ left: 600, top: 608 });
    place.drop();
    expect(at()).toEqual({ left: 600, top: 568 });
  });

  it('never leaves the window', () => {
    place.drag()(-5000, -5000);
    place.drop();
    expect(at()).toEqual({ left: 8, top: 8 });
    place.view({ width: 300, height: 700 });
    expect(at()).toEqual({ left: 8, top: 8 });
  });

  it('goes by steps, and over the prompt box to its other side', () => {
    place.step(-24, 0);
    expect(at()).toEqual({ left: 576, top: 568 });
    for (let press = 0; press < 5; press++) place.step(0, 24);
    expect(at()).toEqual({ left: 576, top: 688 });
  });

  it('goes round the corners and back to its usual place', () => {
    const places = [1, 2, 3, 4, 5].map(() => {
      place.nextPlace();
      return at();
    });
    expect(places).toEqual([
      { left: 792, top: 766 },
      { left: 8, top: 766 },
      { left: 8, top: 8 },
      { left: 792, top: 8 },
      { left: 600, top: 568 },
    ]);
    expect(place.moved).toBeUndefined();
  });

  it('does nothing before there is a place', () => {
    const other = new PreviewPlace({ take, put, nextFrame: () => undefined });
    other.drag()(10, 10);
    other.drop();
    other.step(24, 0);
    other.nextPlace();
    expect(other.moved).toBeUndefined();
  });
});
