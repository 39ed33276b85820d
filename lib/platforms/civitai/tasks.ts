import type { TaskPick } from '../../wire/task';

/**
 * What the generator's form holds, by the names of civitai/civitai's graph (src/shared/data-graph/generation,
 * 2026-08-08): all of it that the price depends on (whatif-fingerprints.ts there tells what it does not depend on:
 * prompts, seed, strengths). `ecosystem` is the family of the model (SDXL, Flux1, Veo3), `model.id` its very version.
 */
function form(at: string): Omit<TaskPick, 'calls'> {
  return {
    feature: {
      from: `${at}.workflow`,
      is: [
        ['*vid2vid*', 'video'],
        ['*2vid*', 'video'],
        ['*2music*', 'music'],
        ['*2model3d*', 'model'],
        ['prompt:*', 'prompt'],
      ],
      else: 'image',
    },
    model: `${at}.ecosystem`,
    count: `${at}.quantity`,
    seconds: `${at}.duration`,
    settings: {
      workflow: `${at}.workflow`,
      version: `${at}.model.id`,
      resources: { from: `${at}.resources.length`, usual: 0 },
      images: { from: `${at}.images.length`, usual: 0 },
      width: `${at}.aspectRatio.width`,
      height: `${at}.aspectRatio.height`,
      resolution: `${at}.resolution`,
      steps: `${at}.steps`,
      sampler: `${at}.sampler`,
      mode: `${at}.mode`,
      priority: `${at}.priority`,
    },
  };
}

export const whatIf: TaskPick = { calls: ['orchestrator.whatIfFromGraph'], ...form('input.json') };

const sent = form('input.json.input');

/** What the page adds for the creators of the models where nobody changed it (src/store/tip.store.ts, 2026-08-08). */
export const USUAL_TIP = 0.25;

/**
 * The form once more, and the tips that the page adds by itself, as parts of the base price. The creators' is the usual
 * one where nobody changed it and the models are somebody's: such a job is of the kind that the price was asked of, so
 * that it is previewed and held by what it takes.
 */
export const generate: TaskPick = {
  calls: ['orchestrator.generateFromGraph'],
  ...sent,
  characters: 'input.json.input.prompt',
  settings: {
    ...sent.settings,
    creatorTip: { from: 'input.json.creatorTip', usual: USUAL_TIP },
    civitaiTip: { from: 'input.json.civitaiTip', usual: 0 },
  },
};

/**
 * The editor that changes one picture step by step. The shape of the picture, a text here, is no part of the kind: what
 * it costs is learned, and few samples of each shape would teach less than all together.
 */
export const iterate: TaskPick = {
  calls: ['orchestrator.iterateGenerate'],
  feature: 'iterate',
  model: 'input.json.baseModel',
  count: 'input.json.quantity',
  characters: 'input.json.prompt',
  settings: {
    references: { from: 'input.json.referenceImages.length', usual: 0 },
    sourceWidth: 'input.json.sourceImageWidth',
    sourceHeight: 'input.json.sourceImageHeight',
  },
};
