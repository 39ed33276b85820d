/** Why a request left although the person should have been asked. */
export type LetGo = 'hidden' | 'tampered' | 'silence';

export const letGoReasons: Readonly<Record<LetGo, string>> = {
  hidden: 'its tab went into the background before you decided',
  tampered: 'the question could not be shown safely over this page',
  silence: 'the question did not appear in time',
};
